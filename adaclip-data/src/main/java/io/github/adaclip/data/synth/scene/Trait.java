package io.github.adaclip.data.synth.scene;

/** What a family is like; decides which defects it can have and how it may lie in the picture. */
public enum Trait {
  /** Things on a ground; without it the picture is a surface all over. */
  OBJECT,
  /** Has parts that can be missing, added, moved or turned. */
  PARTS,
  /** Something is printed on it. */
  PRINT,
  /** Made of threads or fibres. */
  THREADS,
  /** Brittle or rigid: can crack or break. */
  HARD,
  /** Can be folded, cut or torn. */
  SOFT,
  /** The same pattern again and again: can be out of step. */
  REGULAR,
  /** A picture from medicine: has lesions, but no scratches and no burns. */
  MEDICAL,
  /** Grown: can have spots and lesions. */
  ORGANIC,
  /** Seen one way up only. */
  UPRIGHT
}
