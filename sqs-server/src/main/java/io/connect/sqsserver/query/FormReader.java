package io.connect.sqsserver.query;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.Text;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code application/x-www-form-urlencoded}. */
final class FormReader {

    private static final int HEX = 16;

    private FormReader() {}

    /** Reads the values by name. Of two pairs with the same name, the last one counts. */
    static Map<String, Text> read(byte[] form, int length) {
        Map<String, Text> values = new LinkedHashMap<>();
        int from = 0;
        while (from < length) {
            int end = indexOf(form, '&', from, length);
            // The search ends with the pair. A search to the end of the form would take quadratic time for a body of
            // many '&'.
            int equals = indexOf(form, '=', from, end);
            if (end > from) {
                Text name = decode(form, from, equals);
                values.put(name.toString(), decode(form, Math.min(equals + 1, end), end));
            }
            from = end + 1;
        }
        return values;
    }

    private static int indexOf(byte[] form, char wanted, int from, int length) {
        int at = from;
        while (at < length && form[at] != wanted) {
            at++;
        }
        return at;
    }

    private static Text decode(byte[] form, int from, int end) {
        byte[] plain = new byte[end - from];
        int length = 0;
        int at = from;
        while (at < end) {
            if (form[at] == '%') {
                int high = at + 2 < end ? Character.digit(form[at + 1], HEX) : -1;
                int low = at + 2 < end ? Character.digit(form[at + 2], HEX) : -1;
                if (high < 0 || low < 0) {
                    throw new SqsException(
                            ErrorCode.MALFORMED_REQUEST, "The form has a percent sign without two digits behind it.");
                }
                plain[length++] = (byte) (high * HEX + low);
                at += 3;
            } else {
                plain[length++] = form[at] == '+' ? (byte) ' ' : form[at];
                at++;
            }
        }
        return new Text(length == plain.length ? plain : Arrays.copyOf(plain, length));
    }
}
