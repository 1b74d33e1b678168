package io.connect.bench.scenario.fault;

import io.connect.bench.scenario.unit.Bandwidth;
import io.connect.bench.scenario.unit.Limits;
import io.connect.bench.scenario.unit.Percent;
import io.connect.bench.scenario.unit.Rate;
import java.time.Duration;
import java.util.Objects;

/** What a fault does to its target. */
public sealed interface FaultAction {

    /** The word used in scenarios.yaml and in results. */
    String kind();

    /** The family of targets that the action can be applied to. */
    Family family();

    /** Families of fault targets. */
    enum Family {
        /** A network link: sqs, s3, registry or a broker's client listener. */
        LINK,
        /** The HTTP conversation with sqs or s3. */
        HTTP,
        /** A broker or a worker process. */
        PROCESS,
        /** A connector task. */
        TASK
    }

    /**
     * A fault profile of the fault layer, by its file name.
     *
     * @param name such as network-100ms
     */
    record Named(String name) implements FaultAction {
        public Named {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String kind() {
            return "profile";
        }

        @Override
        public Family family() {
            return Family.LINK;
        }
    }

    /** Every byte is late by {@code delay} ± {@code jitter}, in each direction's share of one round trip. */
    record Latency(Duration delay, Duration jitter) implements FaultAction {
        @Override
        public String kind() {
            return "latency";
        }

        @Override
        public Family family() {
            return Family.LINK;
        }
    }

    /**
     * A cap on throughput.
     *
     * @param shared whether all connections of the link share it, or each has its own
     */
    record Cap(Bandwidth rate, boolean shared) implements FaultAction {
        public Cap {
            Limits.positive("bandwidth.rate", rate.bitsPerSecond());
        }

        @Override
        public String kind() {
            return "bandwidth";
        }

        @Override
        public Family family() {
            return Family.LINK;
        }
    }

    /** The link is cut: connections end and new ones are refused. */
    record Cut() implements FaultAction {
        @Override
        public String kind() {
            return "cut";
        }

        @Override
        public Family family() {
            return Family.LINK;
        }
    }

    /** Requests above a rate are answered as SQS answers them when it throttles. */
    record Throttle(Rate above) implements FaultAction {
        @Override
        public String kind() {
            return "throttle";
        }

        @Override
        public Family family() {
            return Family.HTTP;
        }
    }

    /**
     * A share of requests is answered with an error.
     *
     * @param status HTTP status, 400 to 599
     * @param code AWS error code, such as InternalError
     * @param share of the requests, at most 100 %
     */
    record HttpError(int status, String code, Percent share) implements FaultAction {
        private static final int FIRST_ERROR = 400;
        private static final int LAST_ERROR = 599;

        public HttpError {
            Objects.requireNonNull(code, "code");
            Limits.between("httpError.status", status, FIRST_ERROR, LAST_ERROR);
            if (share.fraction() > 1) {
                throw new IllegalArgumentException("httpError.share is at most 100%, not " + share);
            }
        }

        @Override
        public String kind() {
            return "httpError";
        }

        @Override
        public Family family() {
            return Family.HTTP;
        }
    }

    /** Each answer is late by {@code delay}. */
    record HttpDelay(Duration delay) implements FaultAction {
        @Override
        public String kind() {
            return "httpDelay";
        }

        @Override
        public Family family() {
            return Family.HTTP;
        }
    }

    /** Kill with -9 at the start of the window, start again at its end. */
    record Kill() implements FaultAction {
        @Override
        public String kind() {
            return "kill";
        }

        @Override
        public Family family() {
            return Family.PROCESS;
        }
    }

    /** Graceful stop at the start of the window, start again at its end. */
    record Stop() implements FaultAction {
        @Override
        public String kind() {
            return "stop";
        }

        @Override
        public Family family() {
            return Family.PROCESS;
        }
    }

    /** The process is suspended during the window. */
    record Pause() implements FaultAction {
        @Override
        public String kind() {
            return "pause";
        }

        @Override
        public Family family() {
            return Family.PROCESS;
        }
    }

    /** The process gets a share of the processors only. */
    record Cpu(double cores) implements FaultAction {
        public Cpu {
            Limits.positive("cpu.cores", cores);
        }

        @Override
        public String kind() {
            return "cpu";
        }

        @Override
        public Family family() {
            return Family.PROCESS;
        }
    }

    /** The task is made to fail at the start of the window and restarted over REST at its end. */
    record Fail() implements FaultAction {
        @Override
        public String kind() {
            return "fail";
        }

        @Override
        public Family family() {
            return Family.TASK;
        }
    }
}
