package io.connect.bench.payload;

import io.connect.bench.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds the identity fields near the start of a value without parsing the rest. Backslashes are skipped: no field needs an
 * escape, so a backslash can only come from quoting the whole body.
 */
final class IdentityScanner {

    /** The body must begin within this many bytes, after the envelope of a JSON converter. */
    private static final int LATEST_START = 512;

    private static final int MAX_DIGITS = 18;
    private static final int MAX_RUN = 100;

    private final byte[] value;
    private int at;

    IdentityScanner(byte[] value) {
        this.value = value;
    }

    Optional<MessageIdentity> scan() {
        for (int start = 0; start < Math.min(value.length, LATEST_START); start++) {
            if (value[start] == '{') {
                at = start;
                Optional<MessageIdentity> identity = identityHere();
                if (identity.isPresent()) {
                    return identity;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<MessageIdentity> identityHere() {
        if (!skip("{\"run\":\"")) {
            return Optional.empty();
        }
        String run = text();
        if (run.isEmpty() || !skip("\",\"producer\":")) {
            return Optional.empty();
        }
        long producer = number();
        if (producer < 0 || producer > Integer.MAX_VALUE || !skip(",\"seq\":")) {
            return Optional.empty();
        }
        long seq = number();
        // The number must be followed by a comma; otherwise it may have been cut.
        if (seq < 0 || !skip(",")) {
            return Optional.empty();
        }
        long group = skip("\"group\":") && !skip("null") ? number() : Ledger.NO_GROUP;
        boolean known = group >= Ledger.NO_GROUP && group <= Integer.MAX_VALUE;
        long micros = skip(",\"producer_timestamp\":") ? number() : 0;
        return Optional.of(new MessageIdentity(
                run, (int) producer, seq, known ? (int) group : Ledger.NO_GROUP, Math.max(0, micros)));
    }

    /** Skips {@code expected}, with blanks and backslashes allowed between its characters. Does not move if it is not there. */
    private boolean skip(String expected) {
        int start = at;
        for (int index = 0; index < expected.length(); index++) {
            while (at < value.length && (value[at] == '\\' || value[at] == ' ')) {
                at++;
            }
            if (at >= value.length || value[at] != expected.charAt(index)) {
                at = start;
                return false;
            }
            at++;
        }
        return true;
    }

    private String text() {
        int start = at;
        while (at < value.length && at - start < MAX_RUN && isRunCharacter(value[at])) {
            at++;
        }
        return new String(value, start, at - start, StandardCharsets.US_ASCII);
    }

    /** Reads a number of at most 18 digits; a value below {@link Ledger#NO_GROUP} when there is none. */
    private long number() {
        while (at < value.length && value[at] == ' ') {
            at++;
        }
        int start = at;
        long number = 0;
        while (at < value.length && value[at] >= '0' && value[at] <= '9' && at - start < MAX_DIGITS) {
            number = number * 10 + value[at] - '0';
            at++;
        }
        return at == start ? Long.MIN_VALUE : number;
    }

    private static boolean isRunCharacter(byte character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || character == '.'
                || character == '_'
                || character == '-';
    }
}
