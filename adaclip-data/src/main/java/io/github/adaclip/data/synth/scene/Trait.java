package io.github.adaclip.data.synth.scene;

/** What a family is like; decides which defects it can have and how it may lie in the picture. */
public enum Trait {
  /** Things on a ground; without it the picture is a surface all over. */
  OBJECT,
  /** Has parts, one of which can be of the wrong sort. */
  PARTS,
  /** Each part has its place, which the others show: it can be missing or beside its place. */
  ORDERED,
  /** The parts lie in a regular direction: one can be turned. */
  ALIGNED,
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
