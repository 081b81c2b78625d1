"""The base network with LoRA for training on the processor: few large products, and gradients made by hand.

The same sums as transformers and PEFT, three times as quickly on two cores: query, key and value are one product, gate and up
another; the heads that share a key are multiplied together; and what the automatic gradient would keep and copy is neither kept
nor copied. Importing this module needs the extra ``train``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import torch
from torch.nn import functional

__all__ = ["LoraNet", "Product", "sampled_loss"]

_HALF: Final = torch.bfloat16
#: Layers of PEFT's that one product holds.
_PRODUCTS: Final = {
    "qkv": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"), "o": ("self_attn.o_proj",),
    "gate_up": ("mlp.gate_proj", "mlp.up_proj"), "down": ("mlp.down_proj",),
}  # fmt: skip


class _Linear(torch.autograd.Function):  # type: ignore[misc]  # torch has no types where it is not installed
    """``x W' + scale (x A') B'``, with gradients for x, A and B only: the base is frozen."""

    @staticmethod
    def forward(ctx: Any, x: Any, base: Any, down: Any, up: Any, scale: float) -> Any:
        inner = x @ down.t()
        out = functional.linear(x, base).addmm_(inner, up.t(), alpha=scale)
        ctx.save_for_backward(x, base, down, up, inner)
        ctx.scale = scale
        return out

    @staticmethod
    def backward(ctx: Any, grad: Any) -> Any:
        x, base, down, up, inner = ctx.saved_tensors
        narrow = (grad @ up).mul_(ctx.scale)
        # The first layer's input is an embedding, which nobody trains.
        back = (grad @ base).addmm_(narrow, down) if ctx.needs_input_grad[0] else None
        return back, None, narrow.t() @ x, (grad.t() @ inner).mul_(ctx.scale), None


class _Norm(torch.autograd.Function):  # type: ignore[misc]  # as above
    """Root mean square norm (Zhang and Sennrich, 2019) with a frozen weight."""

    @staticmethod
    def forward(ctx: Any, x: Any, weight: Any, eps: float) -> Any:
        wide = x.float()
        root = torch.rsqrt(wide.square().mean(-1, keepdim=True) + eps)
        normed = wide.mul_(root).to(_HALF)
        ctx.save_for_backward(normed, root, weight)
        return normed * weight

    @staticmethod
    def backward(ctx: Any, grad: Any) -> Any:
        normed, root, weight = ctx.saved_tensors
        grad = grad * weight
        mean = (grad * normed).mean(-1, keepdim=True, dtype=torch.float32).to(_HALF)
        return torch.addcmul(grad, normed, mean, value=-1).mul_(root.to(_HALF)), None, None


class _Gate(torch.autograd.Function):  # type: ignore[misc]  # as above
    """``silu(gate) * up`` of the one product that holds both."""

    @staticmethod
    def forward(ctx: Any, both: Any) -> Any:
        gate, up = both.chunk(2, -1)
        opened = functional.silu(gate)
        ctx.save_for_backward(both, opened)
        return opened * up

    @staticmethod
    def backward(ctx: Any, grad: Any) -> Any:
        both, opened = ctx.saved_tensors
        gate, up = both.chunk(2, -1)
        back = torch.empty_like(both)
        wide = gate.shape[-1]
        torch.mul(grad, opened, out=back[:, wide:])
        back[:, :wide] = torch.ops.aten.silu_backward(grad * up, gate)
        return back


@dataclass(frozen=True, slots=True)
class _Shape:
    """Of a batch and of its attention: rows, places a row, heads, heads of keys, and how wide a head is."""

    rows: int
    length: int
    heads: int
    keys: int
    wide: int

    @property
    def group(self) -> int:
        """How many heads share a key."""
        return self.heads // self.keys


def _turned(x: Any, cos: Any, sin: Any, out: Any) -> Any:
    """Write the rotary embedding (Su et al., 2021) of x into out; with the sine negated it is its gradient."""
    half = x.shape[-1] // 2
    one, two = x[..., :half], x[..., half:]
    torch.mul(one, cos, out=out[..., :half])
    out[..., :half].addcmul_(two, sin, value=-1)
    torch.mul(two, cos, out=out[..., half:])
    out[..., half:].addcmul_(one, sin)
    return out


class _Attention(torch.autograd.Function):  # type: ignore[misc]  # as above
    """Causal attention over the one product of query, key and value; a row's padding comes last and is seen by nobody."""

    @staticmethod
    def forward(ctx: Any, product: Any, cos: Any, sin: Any, mask: Any, shape: _Shape) -> Any:
        n, length, heads, keys, wide = shape.rows, shape.length, shape.heads, shape.keys, shape.wide
        x = product.view(n, length, heads + 2 * keys, wide)
        turned = _turned(x[:, :, : heads + keys], cos, sin, torch.empty_like(x[:, :, : heads + keys]))
        q = _by_key(turned[:, :, :heads], shape)
        k = turned[:, :, heads:].permute(0, 2, 1, 3).reshape(n * keys, length, wide)
        v = x[:, :, heads + keys :].permute(0, 2, 1, 3).reshape(n * keys, length, wide)
        scores = torch.bmm(q, k.transpose(1, 2)).view(n * keys, shape.group, length, length)
        share = torch.softmax(scores.float().mul_(wide**-0.5).add_(mask), -1).to(_HALF).view(n * keys, -1, length)
        ctx.save_for_backward(q, k, v, share, cos, sin)
        ctx.shape = shape
        return _by_place(torch.bmm(share, v), shape).reshape(n * length, heads * wide)

    @staticmethod
    def backward(ctx: Any, grad: Any) -> Any:
        q, k, v, share, cos, sin = ctx.saved_tensors
        shape: _Shape = ctx.shape
        n, length, heads, keys, wide = shape.rows, shape.length, shape.heads, shape.keys, shape.wide
        grad = _by_key(grad.view(n, length, heads, wide), shape)
        to_share = torch.bmm(grad, v.transpose(1, 2)).mul_(share)
        to_scores = torch.addcmul(to_share, share, to_share.sum(-1, keepdim=True), value=-1).mul_(wide**-0.5)
        back = torch.empty(n, length, heads + 2 * keys, wide, dtype=grad.dtype)
        straight = torch.empty(n, length, heads + keys, wide, dtype=grad.dtype)
        straight[:, :, :heads] = _by_place(torch.bmm(to_scores, k), shape)
        straight[:, :, heads:] = torch.bmm(to_scores.transpose(1, 2), q).view(n, keys, length, wide).permute(0, 2, 1, 3)
        _turned(straight, cos, -sin, back[:, :, : heads + keys])
        back[:, :, heads + keys :] = torch.bmm(share.transpose(1, 2), grad).view(n, keys, length, wide).permute(0, 2, 1, 3)
        return back.view(n * length, -1), None, None, None, None


def _by_key(x: Any, shape: _Shape) -> Any:
    """Return heads that share a key below each other: [rows * keys, group * length, wide]."""
    by_key = x.reshape(shape.rows, shape.length, shape.keys, shape.group, shape.wide).permute(0, 2, 3, 1, 4)
    return by_key.reshape(shape.rows * shape.keys, shape.group * shape.length, shape.wide)


def _by_place(x: Any, shape: _Shape) -> Any:
    """Undo `_by_key`: [rows, length, heads, wide]."""
    by_key = x.view(shape.rows, shape.keys, shape.group, shape.length, shape.wide)
    return by_key.permute(0, 3, 1, 2, 4).reshape(shape.rows, shape.length, shape.heads, shape.wide)


class _SampledLoss(torch.autograd.Function):  # type: ignore[misc]  # as above
    """Cross entropy over some rows of the output layer; its gradient is made at once, while the shares are at hand."""

    @staticmethod
    def forward(ctx: Any, hidden: Any, head: Any, wanted: Any, own: int, weight: float) -> Any:
        logits = functional.linear(hidden, head).float()
        logits[:, own:] += weight
        places = torch.arange(len(wanted))
        right = logits[places, wanted]
        most = logits.amax(-1, keepdim=True)
        shares = logits.sub_(most).exp_()
        total = shares.sum(-1, keepdim=True)
        loss = (total.log() + most).squeeze(1).sub_(right).mean()
        shares.div_(total)
        shares[places, wanted] -= 1
        ctx.save_for_backward(shares.to(_HALF) @ head, torch.tensor(1 / len(wanted)))
        return loss

    @staticmethod
    def backward(ctx: Any, grad: Any) -> Any:
        back, each = ctx.saved_tensors
        return back * (grad * each).to(_HALF), None, None, None, None


def sampled_loss(hidden: Any, head: Any, wanted: Any, own: int, weight: float) -> Any:
    """Return the mean cross entropy of tokens over a sample of the vocabulary.

    Parameters
    ----------
    hidden : Tensor of shape (tokens, width), bfloat16
        States from which the tokens are written.
    head : Tensor of shape (sampled, width), bfloat16
        Rows of the output layer: first those that count for themselves, then those that stand for all others.
    wanted : Tensor of shape (tokens,), int64
        Which of the rows is right.
    own : int
        How many rows count for themselves.
    weight : float
        Logarithm of how many of the vocabulary each other row stands for.
    """
    return _SampledLoss.apply(hidden, head, wanted, own, weight)


@dataclass(slots=True)
class Product:
    """One product of a block and its LoRA (Hu et al., 2021): frozen base, both factors, and which of ``up`` is in use.

    Attributes
    ----------
    base : Tensor of shape (out, in), bfloat16
        Of one or several of PEFT's layers, below each other.
    down, up : Tensors of shape (layers * rank, in) and (out, layers * rank), bfloat16
        A layer's own columns of ``up`` meet its own rows only; the others are zero and stay so.
    used : Tensor or None
        1 where ``up`` may be other than zero; None where all of it may.
    names : tuple of str
        Of PEFT's layers, with their block.
    sizes : tuple of int
        Rows of each.
    """

    base: Any
    down: Any
    up: Any
    used: Any
    names: tuple[str, ...]
    sizes: tuple[int, ...]


class LoraNet:
    """A Llama with LoRA on every linear layer but the output.

    Parameters
    ----------
    model : transformers.LlamaForCausalLM
        Whose weights are taken, and kept as they are.
    rank, alpha : int
        Of LoRA.
    seed : int
        Of the factors at the start: ``down`` as PEFT draws it, ``up`` zero, so that the network begins as its base.
    """

    def __init__(self, model: Any, *, rank: int, alpha: int, seed: int) -> None:
        config = model.config
        self.rank, self.scale = rank, alpha / rank
        self.heads, self.keys, self.eps = config.num_attention_heads, config.num_key_value_heads, config.rms_norm_eps
        self.wide = config.hidden_size // self.heads
        self.embedding, self.head = (_frozen(part.weight) for part in (model.model.embed_tokens, model.lm_head))
        chance = torch.Generator().manual_seed(seed)
        self.blocks = [
            {name: self._product(block, index, layers, chance) for name, layers in _PRODUCTS.items()}
            for index, block in enumerate(model.model.layers)
        ]
        self.norms = [
            (_frozen(block.input_layernorm.weight), _frozen(block.post_attention_layernorm.weight))
            for block in model.model.layers
        ]
        self.last_norm = _frozen(model.model.norm.weight)
        slow = 1 / (config.rope_parameters["rope_theta"] ** (torch.arange(0, self.wide, 2).float() / self.wide))
        angles = torch.outer(torch.arange(config.max_position_embeddings).float(), slow)
        self._cos, self._sin = angles.cos().to(_HALF), angles.sin().to(_HALF)

    def _product(self, block: Any, index: int, layers: tuple[str, ...], chance: Any) -> Product:
        weights = [_frozen(block.get_submodule(layer).weight) for layer in layers]
        base, rank = torch.cat(weights).contiguous(), self.rank
        # Kaiming's uniform with a = sqrt(5), which comes to 1 / sqrt(in).
        bound = 1 / math.sqrt(base.shape[1])
        down = torch.empty(len(layers) * rank, base.shape[1]).uniform_(-bound, bound, generator=chance)
        up, used, row = torch.zeros(base.shape[0], len(layers) * rank), None, 0
        if len(layers) > 1:
            used = torch.zeros_like(up)
            for number, weight in enumerate(weights):
                used[row : row + len(weight), number * rank : (number + 1) * rank] = 1
                row += len(weight)
        names = tuple(f"layers.{index}.{layer}" for layer in layers)
        trained = (tensor.to(_HALF).requires_grad_() for tensor in (down, up))
        return Product(base, *trained, used, names, tuple(map(len, weights)))

    @property
    def products(self) -> list[Product]:
        """All products, in their order."""
        return [product for block in self.blocks for product in block.values()]

    def hidden(self, tokens: Any) -> Any:
        """Return the last hidden state of each place.

        Parameters
        ----------
        tokens : Tensor of shape (rows, length), int64
            Padding comes last in a row.

        Returns
        -------
        Tensor of shape (rows, length, width), bfloat16
        """
        shape = _Shape(*tokens.shape, self.heads, self.keys, self.wide)
        cos, sin = (table[: shape.length, None].contiguous() for table in (self._cos, self._sin))
        mask = torch.full((shape.length, shape.length), -1e9).triu_(1)
        x = self.embedding[tokens.reshape(-1)]
        for block, (before, after) in zip(self.blocks, self.norms, strict=True):
            seen = _Attention.apply(self._linear(_Norm.apply(x, before, self.eps), block["qkv"]), cos, sin, mask, shape)
            x = x + self._linear(seen, block["o"])
            both = self._linear(_Norm.apply(x, after, self.eps), block["gate_up"])
            x = x + self._linear(_Gate.apply(both), block["down"])
        return _Norm.apply(x, self.last_norm, self.eps).view(shape.rows, shape.length, -1)

    def _linear(self, x: Any, product: Product) -> Any:
        return _Linear.apply(x, product.base, product.down, product.up, self.scale)

    def factors(self) -> dict[str, Any]:
        """Return copies of both factors of each layer, by PEFT's names."""
        found: dict[str, Any] = {}
        for product in self.products:
            ups = product.up.detach().split(product.sizes)
            for number, (name, up) in enumerate(zip(product.names, ups, strict=True)):
                own, stem = slice(number * self.rank, (number + 1) * self.rank), f"base_model.model.model.{name}"
                found[f"{stem}.lora_A.weight"] = product.down.detach()[own].clone()
                found[f"{stem}.lora_B.weight"] = up[:, own].clone().contiguous()
        return found

    def load_factors(self, factors: Any) -> None:
        """Take over what `factors` returned; a missing one is a KeyError."""
        with torch.no_grad():
            for product in self.products:
                ups = product.up.split(product.sizes)
                for number, (name, up) in enumerate(zip(product.names, ups, strict=True)):
                    own, stem = slice(number * self.rank, (number + 1) * self.rank), f"base_model.model.model.{name}"
                    product.down[own] = factors[f"{stem}.lora_A.weight"]
                    up[:, own] = factors[f"{stem}.lora_B.weight"]


def _frozen(weight: Any) -> Any:
    return weight.detach().to(_HALF)
