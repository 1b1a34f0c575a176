#!/usr/bin/env python3
"""Writes the numbers of every stage of the published AdaCLIP implementation for given weights and pictures.

Run it where the real weights and a clone of the reference (caoyunkang/AdaCLIP) are at hand; the directory it
writes is what the Java side compares itself with. Needs: torch, torchvision, numpy, scipy, scikit-learn, Pillow,
safetensors, and what the reference imports (opencv-python-headless, seaborn, tensorboard, ftfy, regex,
setuptools<70): the versions are pinned in requirements.txt beside this file. Everything runs in float32 on the CPU: the reference's rounding of prompts to float16 is left out.

Then: adaclip model parity --golden golden --backbone ViT-L-14-336px.pt --checkpoint pretrained_all.pth

  make_golden.py --reference AdaCLIP --config AdaCLIP/model_configs/ViT-L-14-336.json --clip ViT-L-14-336px.pt \
                 --checkpoint pretrained_all.pth --image-size 518 --class-name candle --out golden a.png b.png
"""
import argparse, json, os, sys, warnings
import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file
from scipy.ndimage import gaussian_filter
from sklearn.cluster import KMeans


def load_reference(directory):
    """Imports the reference from a clone and makes it compute in float32."""
    sys.path.insert(0, os.path.abspath(directory))
    import config
    if not hasattr(config, "DATA_ROOT"):
        config.DATA_ROOT = "."
    import method.custom_clip as custom_clip
    import method.clip_model as clip_model
    import method.trainer as trainer
    torch.Tensor.half = lambda self, *a, **k: self
    return custom_clip, clip_model, trainer


def clip_state(path):
    """State dict of a CLIP file: TorchScript archive or pickled dict."""
    try:
        state = torch.jit.load(path, map_location="cpu").state_dict()
    except RuntimeError:
        state = torch.load(path, map_location="cpu", weights_only=True)
    return {n: t for n, t in state.items() if n not in ("input_resolution", "context_length", "vocab_size")}


def settings_of(checkpoint):
    """Prompt type, branch, depth and length, as far as the names in a checkpoint tell."""
    static_text = [n for n in checkpoint if "text_prompter.static_prompts" in n]
    static_vision = [n for n in checkpoint if "visual_prompter.static_prompts" in n]
    dynamic = [n for n in checkpoint if "dynamic_text_prompt_generator" in n and n.endswith("weight")]
    branch = ("V" if static_vision else "") + ("L" if static_text else "")
    kind = ("S" if branch else "") + ("D" if dynamic else "")
    one = (static_vision or static_text or [None])[0]
    return dict(prompting_type=kind, prompting_branch=branch or "VL", prompting_depth=max(len(static_vision), len(static_text)) or 4,
                prompting_length=checkpoint[one].shape[0] if one else len(dynamic))


def build(arguments):
    custom_clip, clip_model, trainer = load_reference(arguments.reference)
    config = json.load(open(arguments.config))
    name = "ViT-" + os.path.splitext(os.path.basename(arguments.config))[0].replace("ViT-", "")
    custom_clip._MODEL_CONFIGS[name] = json.loads(json.dumps(config))
    state = clip_state(arguments.clip)
    custom_clip.load_openai_model = lambda *a, **k: clip_model.build_model_from_openai_state_dict(dict(state), cast_dtype=None).float()
    checkpoint = torch.load(arguments.checkpoint, map_location="cpu", weights_only=True)
    layers = config["vision_cfg"]["layers"]
    model = trainer.AdaCLIP_Trainer(
        backbone=name, feat_list=[layers // 4 * i for i in (1, 2, 3, 4)], input_dim=config["vision_cfg"]["width"],
        output_dim=config["embed_dim"], learning_rate=0.01, device="cpu", image_size=arguments.image_size,
        use_hsf=True, k_clusters=arguments.clusters, **settings_of(checkpoint))
    model.load_state_dict({n: t.float() for n, t in checkpoint.items()}, strict=False)
    model.clip_model.eval()
    return model


class Recorded:
    """K-means with a seed that remembers its labels."""
    def __init__(self, clusters, seed):
        self.clusters, self.seed, self.labels = clusters, seed, None

    def fit_predict(self, points):
        self.labels = KMeans(n_clusters=self.clusters, n_init="auto", random_state=self.seed).fit_predict(points)
        return self.labels


@torch.no_grad()
def stages(model, picture, class_name, seeds):
    """Every stage by name; see the golden README for shapes."""
    out, layers = {"input": picture}, model.output_layers
    if "D" in model.prompting_type:
        feature, tokens = model.visual.forward(picture, layers)
        out["unprompted.image_feature"] = feature
        out.update({f"unprompted.tokens.{l}": t for l, t in zip(layers, tokens)})
        model.generate_and_set_dynamic_promtps(picture)
        out["dynamic.visual"], out["dynamic.text"] = model.visual_prompter.dynamic_prompts, model.text_prompter.dynamic_prompts
    feature, tokens, embedding = model.encode_image(picture)
    out["patch_embedding"], out["prompted.image_feature"] = embedding, feature
    out.update({f"prompted.tokens.{l}": t.clone() for l, t in zip(layers, tokens)})
    text = model.text_embedding_layer(model, [class_name], "cpu")
    image, patches = model.proj_visual_tokens(feature, tokens)
    logits = [100.0 * p @ text for p in patches]
    out.update({"text_features": text, "projected.image_feature": image})
    out.update({f"projected.patches.{l}": p for l, p in zip(layers, patches)})
    out.update({f"logits.{l}": x for l, x in zip(layers, logits)})
    model.use_hsf = False
    anomaly_map, score = model.visual_text_similarity(image, patches, text, True)
    out["map"], out["score_without_fusion"] = anomaly_map[:, 0], score
    out["map_smoothed_sigma4"] = torch.from_numpy(gaussian_filter(anomaly_map[0, 0].numpy(), sigma=4))[None]
    abnormal = torch.softmax(torch.stack(logits, 1).mean(1), dim=2)[:, :, 1]
    fusion = model.HSF
    count = min(abnormal.shape[1], fusion.n_aggregate_patch_tokens)
    out["fusion.token_indices"] = torch.topk(abnormal, k=count, dim=1).indices.int()
    model.use_hsf, scores = True, []
    for seed in range(seeds):
        fusion.cluster_performer = Recorded(fusion.k_clusters, seed)
        _, score = model.visual_text_similarity(image, patches, text, True)
        scores.append(float(score))
        if seed == 3 or seeds <= 3 and seed == seeds - 1:
            out["score"] = score
            out["fusion.cluster_labels"] = torch.from_numpy(fusion.cluster_performer.labels.astype(np.int32))[None]
            out["fusion.clustered_feature"] = fusion.forward(patches, logits)
    out[f"score_over_{seeds}_clusterings"] = torch.tensor(scores)
    return {n: t.clone().contiguous() for n, t in out.items()}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("images", nargs="+")
    for option in ("--reference", "--config", "--clip", "--checkpoint", "--class-name", "--out"):
        p.add_argument(option, required=True)
    p.add_argument("--image-size", type=int, default=518)
    p.add_argument("--clusters", type=int, default=20)
    p.add_argument("--seeds", type=int, default=200)
    a = p.parse_args()
    for k in ("config", "clip", "checkpoint", "out"):
        setattr(a, k, os.path.abspath(getattr(a, k)))
    images = [os.path.abspath(i) for i in a.images]
    warnings.filterwarnings("ignore")
    os.chdir(a.reference); a.reference = "."
    model = build(a)
    os.makedirs(a.out, exist_ok=True)
    for image in images:
        stem = os.path.splitext(os.path.basename(image))[0]
        picture = model.preprocess(Image.open(image).convert("RGB"))[None]
        result = stages(model.clip_model, picture, a.class_name, a.seeds)
        name = f"stages_{stem.replace('_', '-')}_{a.class_name.replace(' ', '_')}_{a.image_size}.safetensors"
        about = {"class_name": a.class_name, "image": os.path.basename(image), "image_size": str(a.image_size),
                 "clip": os.path.basename(a.clip), "checkpoint": os.path.basename(a.checkpoint), "torch": torch.__version__}
        save_file(result, os.path.join(a.out, name), metadata=about)
        print(f"{stem}: score {float(result['score']):.6f}, without fusion {float(result['score_without_fusion']):.6f}, "
              f"map {float(result['map'].min()):.4f} to {float(result['map'].max()):.4f}")


if __name__ == "__main__":
    main()
