/**
 * The weights of the model {@code mini}, found by {@link java.util.ServiceLoader} wherever this
 * module is on the class or module path. Exports nothing.
 */
module io.github.adaclip.model.mini {
  requires io.github.adaclip.core;

  provides io.github.adaclip.hub.BundledModel with
      io.github.adaclip.model.mini.MiniModel;
}
