package io.github.adaclip.server.http;

import java.util.List;
import java.util.Map;

/**
 * What came with a request: pictures, and parameters of address and form.
 *
 * @param pictures in the order in which they were sent, at least one
 * @param parameters each with its values
 */
record UploadedForm(List<Upload> pictures, Map<String, List<String>> parameters) {}
