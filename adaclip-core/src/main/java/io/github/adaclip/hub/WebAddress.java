package io.github.adaclip.hub;

import java.net.URI;
import java.util.Locale;

/** What two addresses have in common, and how an address is shown without its secrets. */
final class WebAddress {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private WebAddress() {}

  /** Scheme, host and port agree: the same server, which may see the same credentials. */
  static boolean sameOrigin(URI one, URI other) {
    return scheme(one).equals(scheme(other))
        && String.valueOf(one.getHost()).equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  static boolean isEncrypted(URI address) {
    return scheme(address).equals("https");
  }

  static boolean isWeb(URI address) {
    return (scheme(address).equals("http") || scheme(address).equals("https"))
        && address.getHost() != null;
  }

  /** The address without query and fragment, which may hold a signature. */
  static String shown(URI address) {
    String text = address.toString();
    int end = text.length();
    for (char mark : new char[] {'?', '#'}) {
      int at = text.indexOf(mark);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    return text.substring(0, end);
  }

  private static String scheme(URI address) {
    return address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return isEncrypted(address) ? HTTPS_PORT : HTTP_PORT;
  }
}
