"""The layers of the network for training, with gradients made by hand: nothing is computed, kept or copied that nobody needs.

Importing this module needs the extra ``train``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import torch
from torch.nn import functional

__all__ = ["HALF", "Attention", "Gate", "Linear", "Norm", "Shape", "sampled_loss"]

HALF: Final = torch.bfloat16


class Linear(torch.autograd.Function):  # type: ignore[misc]  # torch has no types where it is not installed
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


class Norm(torch.autograd.Function):  # type: ignore[misc]  # as above
    """Root mean square norm (Zhang and Sennrich, 2019) with a frozen weight."""

    @staticmethod
    def forward(ctx: Any, x: Any, weight: Any, eps: float) -> Any:
        wide = x.float()
        root = torch.rsqrt(wide.square().mean(-1, keepdim=True) + eps)
        normed = wide.mul_(root).to(HALF)
        ctx.save_for_backward(normed, root, weight)
        return normed * weight

    @staticmethod
    def backward(ctx: Any, grad: Any) -> Any:
        normed, root, weight = ctx.saved_tensors
        grad = grad * weight
        mean = (grad * normed).mean(-1, keepdim=True, dtype=torch.float32).to(HALF)
        return torch.addcmul(grad, normed, mean, value=-1).mul_(root.to(HALF)), None, None


class Gate(torch.autograd.Function):  # type: ignore[misc]  # as above
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
class Shape:
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


class Attention(torch.autograd.Function):  # type: ignore[misc]  # as above
    """Causal attention over the one product of query, key and value; a row's padding comes last and is seen by nobody."""

    @staticmethod
    def forward(ctx: Any, product: Any, cos: Any, sin: Any, mask: Any, shape: Shape) -> Any:
        n, length, heads, keys, wide = shape.rows, shape.length, shape.heads, shape.keys, shape.wide
        x = product.view(n, length, heads + 2 * keys, wide)
        turned = _turned(x[:, :, : heads + keys], cos, sin, torch.empty_like(x[:, :, : heads + keys]))
        q = _by_key(turned[:, :, :heads], shape)
        k = turned[:, :, heads:].permute(0, 2, 1, 3).reshape(n * keys, length, wide)
        v = x[:, :, heads + keys :].permute(0, 2, 1, 3).reshape(n * keys, length, wide)
        scores = torch.bmm(q, k.transpose(1, 2)).view(n * keys, shape.group, length, length)
        share = torch.softmax(scores.float().mul_(wide**-0.5).add_(mask), -1).to(HALF).view(n * keys, -1, length)
        ctx.save_for_backward(q, k, v, share, cos, sin)
        ctx.shape = shape
        return _by_place(torch.bmm(share, v), shape).reshape(n * length, heads * wide)

    @staticmethod
    def backward(ctx: Any, grad: Any) -> Any:
        q, k, v, share, cos, sin = ctx.saved_tensors
        shape: Shape = ctx.shape
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


def _by_key(x: Any, shape: Shape) -> Any:
    """Return heads that share a key below each other: [rows * keys, group * length, wide]."""
    by_key = x.reshape(shape.rows, shape.length, shape.keys, shape.group, shape.wide).permute(0, 2, 3, 1, 4)
    return by_key.reshape(shape.rows * shape.keys, shape.group * shape.length, shape.wide)


def _by_place(x: Any, shape: Shape) -> Any:
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
        ctx.save_for_backward(shares.to(HALF) @ head, torch.tensor(1 / len(wanted)))
        return loss

    @staticmethod
    def backward(ctx: Any, grad: Any) -> Any:
        back, each = ctx.saved_tensors
        return back * (grad * each).to(HALF), None, None, None, None


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
