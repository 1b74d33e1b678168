package io.connect.toxiproxy.toxic.call;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The actions of a rule on a call: a closed choice of records. */
public sealed interface CallAction {

    /** The name in the API. */
    String word();

    /** The further attributes in the API. */
    default Map<String, Object> attributes() {
        return Map.of();
    }

    /** A description in the past tense, after the name of a call: {@code delayed by 200 ms}. */
    String done();

    /**
     * The request does not reach the service, or its answer does not reach the client. No later answer of the connection is
     * forwarded either. Both protocols answer in order, so the client would treat a later answer as a broken connection.
     */
    record Drop() implements CallAction {
        @Override
        public String word() {
            return "drop";
        }

        @Override
        public String done() {
            return "lost";
        }
    }

    /** The message is delayed by this time, and everything after it on its connection waits. */
    record Delay(Duration by) implements CallAction {
        public Delay {
            if (by.isNegative() || by.isZero()) {
                throw new IllegalArgumentException("a delay must be longer than 0, but is " + by);
            }
        }

        @Override
        public String word() {
            return "delay";
        }

        @Override
        public Map<String, Object> attributes() {
            return Map.of("delay", by.toMillis());
        }

        @Override
        public String done() {
            return "delayed by " + by.toMillis() + " ms";
        }
    }

    /** The connection ends with a TCP reset to both sides. */
    record Reset() implements CallAction {
        @Override
        public String word() {
            return "reset";
        }

        @Override
        public String done() {
            return "cut off";
        }
    }

    /**
     * An error answers the call, instead of the service or instead of the service's answer.
     *
     * @param status HTTP status; 0 for a protocol without one
     * @param code the service's error code, for example {@code NOT_COORDINATOR} or {@code RequestThrottled}
     */
    record Error(int status, String code) implements CallAction {
        public Error {
            Objects.requireNonNull(code, "code");
        }

        @Override
        public String word() {
            return "error";
        }

        @Override
        public Map<String, Object> attributes() {
            Map<String, Object> map = new LinkedHashMap<>();
            if (status > 0) {
                map.put("status", (long) status);
            }
            map.put("error", code);
            return map;
        }

        @Override
        public String done() {
            return "answered " + (status > 0 ? status + " " : "") + code;
        }
    }

    /** The answer has status 200 without a body. */
    record Empty() implements CallAction {
        @Override
        public String word() {
            return "empty";
        }

        @Override
        public String done() {
            return "answered with an empty body";
        }
    }

    /**
     * The answer says that one entry of the batch failed.
     *
     * @param entry number of the entry in the request, counted from 1
     * @param code the error code of the entry
     */
    record FailEntry(int entry, String code) implements CallAction {
        public FailEntry {
            Objects.requireNonNull(code, "code");
            if (entry < 1) {
                throw new IllegalArgumentException("entry must be 1 or more, but is " + entry);
            }
        }

        @Override
        public String word() {
            return "fail_entry";
        }

        @Override
        public Map<String, Object> attributes() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("entry", (long) entry);
            map.put("error", code);
            return map;
        }

        @Override
        public String done() {
            return "answered with entry " + entry + " failed";
        }
    }
}
