"""Makes the small weight files beside this script: what real files are like, and what hostile ones are like.

Run in this folder: python make_weights.py
Made with Python 3.11, torch 2.10.0, safetensors 0.8.0 (CPU). All tensors count upwards, so that tests know them by heart.
"""

import json
import os
import pickle
import struct
import zipfile
from collections import OrderedDict
from pathlib import Path

import torch
from safetensors.torch import save_file

HERE = Path(__file__).parent
MARKER = "adaclip-pickle-ran"


def counting(*shape, dtype=torch.float32):
    count = 1
    for size in shape:
        count *= size
    return torch.arange(count, dtype=torch.float32).reshape(shape).to(dtype)


class Inner(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(counting(2, 3))
        self.register_buffer("steps", torch.tensor(7))

    def forward(self, x):
        return x @ self.weight


class Outer(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.first = Inner()
        self.blocks = torch.nn.ModuleList([Inner(), Inner()])
        self.tied = self.first
        self.scale = torch.nn.Parameter(counting(4, dtype=torch.float16))
        self.title = "a text"
        self.sizes = [1, 2, 3]

    def forward(self, x):
        for block in self.blocks:
            x = block(x).sum() + x
        return self.first(x) + self.scale.sum()


def rewrite(source, target, change=lambda name, data: data, compression=zipfile.ZIP_STORED):
    """Copies an archive entry by entry."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", compression) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change(entry.filename, old.read(entry)))


def plain_files():
    module = torch.nn.Linear(3, 2)
    module.weight.data = counting(2, 3)
    module.bias.data = counting(2)
    state = module.state_dict()
    assert isinstance(state, OrderedDict) and hasattr(state, "_metadata")
    torch.save(state, HERE / "ordered.pth")
    torch.save(dict(module.named_parameters()), HERE / "parameters.pth")
    rewrite(HERE / "ordered.pth", HERE / "deflated.pth", compression=zipfile.ZIP_DEFLATED)
    # As torch.save writes a tensor that lives on the first GPU: only the location differs.
    cpu, gpu = struct.pack("<I", 3) + b"cpu", struct.pack("<I", 6) + b"cuda:0"
    rewrite(HERE / "ordered.pth", HERE / "cuda.pth",
            lambda name, data: data.replace(cpu, gpu) if name.endswith("data.pkl") else data)
    rewrite(HERE / "ordered.pth", HERE / "bigendian.pth",
            lambda name, data: b"big" if name.endswith("byteorder") else data)
    types = {str(t).split(".")[1]: counting(5, dtype=t) for t in (
        torch.float64, torch.float32, torch.float16, torch.bfloat16,
        torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8)}
    types["bool"] = torch.tensor([True, False, True])
    torch.save(types, HERE / "types.pth")
    torch.save({"model": types, "epoch": 3}, HERE / "types_legacy.pth",
               _use_new_zipfile_serialization=False)


def strided():
    base = counting(4, 6)
    views = {
        "base": base,
        "transposed": base.t(),
        "sliced": base[1:3, 2:6:2],
        "column": base[:, 5],
        "expanded": counting(3).reshape(3, 1).expand(3, 4),
        "permuted": counting(2, 3, 4).permute(2, 0, 1),
        "scalar": base[2, 3],
        "empty": base[:0],
    }
    torch.save(views, HERE / "strided.pth")
    torch.save(views, HERE / "strided_legacy.pth", _use_new_zipfile_serialization=False)
    rewrite(HERE / "strided.pth", HERE / "strided_deflated.pth", compression=zipfile.ZIP_DEFLATED)


def training_checkpoint():
    state = {"module.a": counting(2, 2), "module.b.c": counting(3)}
    optimizer = {"state": {0: {"step": torch.tensor(1.0), "exp_avg": counting(4)}},
                 "param_groups": [{"lr": 0.1, "params": [0, 1]}]}
    for name, legacy in (("training.pth", False), ("training_legacy.pth", True)):
        torch.save({"epoch": 3, "args": "--lr 0.1", "best": None, "done": True, "scores": (1, 2.5),
                    "optimizer": optimizer, "state_dict": state},
                   HERE / name, _use_new_zipfile_serialization=not legacy)


def sharded():
    folder = HERE / "sharded"
    folder.mkdir(exist_ok=True)
    names = {"model-00001-of-00002.safetensors": {"a": counting(2, 2)},
             "model-00002-of-00002.safetensors": {"b": counting(3), "c": counting(2, dtype=torch.bfloat16)}}
    weight_map = {}
    for file, tensors in names.items():
        save_file(tensors, folder / file, metadata={"format": "pt"})
        weight_map |= {name: file for name in tensors}
    (folder / "model.safetensors.index.json").write_text(
        json.dumps({"metadata": {"total_size": 32}, "weight_map": weight_map}, indent=1))


def scripts():
    torch.jit.save(torch.jit.script(Outer()), HERE / "script.pt")
    torch.jit.save(torch.jit.trace(Inner(), counting(1, 2)), HERE / "trace.pt")


class Hostile:
    def __init__(self, function, *arguments):
        self.call = function, arguments

    def __reduce__(self):
        return self.call


def hostile():
    touch = Hostile(os.system, f"touch {MARKER}")
    torch.save({"weight": counting(2), "evil": touch}, HERE / "hostile_system.pth")
    torch.save({"weight": counting(2), "evil": Hostile(eval, f"open('{MARKER}', 'w')")},
               HERE / "hostile_eval.pth", pickle_protocol=4)
    for protocol in (0, 2, 4):
        (HERE / f"hostile_raw{protocol}.pth").write_bytes(pickle.dumps(touch, protocol))
    # The old opcode that calls a class by its name, and a number registered for one.
    (HERE / "hostile_inst.pth").write_bytes(
        b"\x80\x02(X" + struct.pack("<I", 6 + len(MARKER)) + b"touch " + MARKER.encode()
        + b"ios\nsystem\n.")
    (HERE / "hostile_extension.pth").write_bytes(b"\x80\x02\x82\x01)R.")


if __name__ == "__main__":
    torch.manual_seed(0)
    plain_files()
    strided()
    training_checkpoint()
    sharded()
    scripts()
    hostile()
