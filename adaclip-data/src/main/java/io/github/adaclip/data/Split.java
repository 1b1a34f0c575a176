package io.github.adaclip.data;

import java.util.Locale;

/** The two halves of a data set. */
public enum Split {
  /** Pictures meant for training by methods that see the class; normal ones as a rule. */
  TRAIN,
  /** Pictures that are evaluated; of auxiliary sets, what AdaCLIP is trained on. */
  TEST;

  /** The folder name and index key, in lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a folder of this name holds a split, in any case. */
  public static boolean isKey(String name) {
    return name.equalsIgnoreCase(TRAIN.key()) || name.equalsIgnoreCase(TEST.key());
  }
}
