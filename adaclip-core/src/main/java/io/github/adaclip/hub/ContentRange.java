package io.github.adaclip.hub;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code Content-Range} (RFC 9110, section 14.4).
 *
 * @param start first byte sent; empty in the answer to a range that cannot be had
 * @param total length of the whole file, if the server tells
 */
record ContentRange(OptionalLong start, OptionalLong total) {
  private static final Pattern FORM =
      Pattern.compile("bytes\\s+(?:\\*|([0-9]{1,18})-[0-9]{1,18})/(?:\\*|([0-9]{1,18}))");

  static Optional<ContentRange> of(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Range").flatMap(ContentRange::parse);
  }

  static Optional<ContentRange> parse(String header) {
    Matcher matcher = FORM.matcher(header.strip());
    return matcher.matches()
        ? Optional.of(new ContentRange(number(matcher.group(1)), number(matcher.group(2))))
        : Optional.empty();
  }

  private static OptionalLong number(String digits) {
    return digits == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
  }
}
