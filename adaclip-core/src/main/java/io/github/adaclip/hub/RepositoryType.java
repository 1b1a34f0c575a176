package io.github.adaclip.hub;

/** The kinds of repositories a Hugging Face hub holds, with the words it uses for them. */
enum RepositoryType {
  /** Ordinary models; their addresses carry no prefix. */
  MODEL("", "models"),
  /** Demonstration programs, which may hold weights. */
  SPACE("spaces/", "spaces"),
  /** Data sets. */
  DATASET("datasets/", "datasets");

  private final String addressPrefix;
  private final String cacheWord;

  RepositoryType(String addressPrefix, String cacheWord) {
    this.addressPrefix = addressPrefix;
    this.cacheWord = cacheWord;
  }

  /** What stands before OWNER/REPO in addresses and references: empty or ending with a slash. */
  String addressPrefix() {
    return addressPrefix;
  }

  /** First part of the repository's folder name in the cache. */
  String cacheWord() {
    return cacheWord;
  }
}
