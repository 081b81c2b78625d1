"""The base network with LoRA for training on the processor: few large products, and gradients made by hand.

The same sums as transformers and PEFT, in less than half the time (`benchmarks/training.py`): query, key and value are one
product, gate and up another; the heads that share a key are multiplied together; and what the automatic gradient would keep and
copy is neither kept nor copied. Importing this module needs the extra ``train``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import torch

from animathic_lab.learning.lora_layers import HALF, Attention, Gate, Linear, Norm, Shape

__all__ = ["LoraNet", "Product"]

#: Layers of PEFT's that one product holds.
_PRODUCTS: Final = {
    "qkv": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"), "o": ("self_attn.o_proj",),
    "gate_up": ("mlp.gate_proj", "mlp.up_proj"), "down": ("mlp.down_proj",),
}  # fmt: skip


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
        self._cos, self._sin = angles.cos().to(HALF), angles.sin().to(HALF)

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
        down, up = (tensor.to(HALF).requires_grad_() for tensor in (down, up))
        return Product(base, down, up, used, names, tuple(map(len, weights)))

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
        rows, length = tokens.shape
        shape = Shape(rows, length, self.heads, self.keys, self.wide)
        cos, sin = (table[: shape.length, None].contiguous() for table in (self._cos, self._sin))
        mask = torch.full((shape.length, shape.length), -1e9).triu_(1)
        x = self.embedding[tokens.reshape(-1)]
        for block, (before, after) in zip(self.blocks, self.norms, strict=True):
            seen = Attention.apply(self._linear(Norm.apply(x, before, self.eps), block["qkv"]), cos, sin, mask, shape)
            x = x + self._linear(seen, block["o"])
            both = self._linear(Norm.apply(x, after, self.eps), block["gate_up"])
            x = x + self._linear(Gate.apply(both), block["down"])
        return Norm.apply(x, self.last_norm, self.eps).view(shape.rows, shape.length, -1)

    def _linear(self, x: Any, product: Product) -> Any:
        return Linear.apply(x, product.base, product.down, product.up, self.scale)

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
    return weight.detach().to(HALF)
