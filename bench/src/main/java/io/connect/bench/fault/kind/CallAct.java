package io.connect.bench.fault.kind;

import io.connect.bench.scenario.key.Choice;
import io.connect.bench.scenario.key.Key;
import io.connect.toxiproxy.toxic.call.CallAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The action of a fault on a call, as written in scenarios.yaml. */
public sealed interface CallAct extends Choice {

    /** All kinds of actions. */
    List<Class<? extends CallAct>> KINDS =
            List.of(Drop.class, Reset.class, Empty.class, Delay.class, Error.class, FailEntry.class);

    /** The same action for the fault layer. */
    CallAction action();

    /** The call is lost, together with the later answers on its connection. */
    record Drop() implements CallAct {
        @Override
        public CallAction action() {
            return new CallAction.Drop();
        }
    }

    /** The call's connection is reset. */
    record Reset() implements CallAct {
        @Override
        public CallAction action() {
            return new CallAction.Reset();
        }
    }

    /** The call gets an answer with status 200 and an empty body. */
    record Empty() implements CallAct {
        @Override
        public CallAction action() {
            return new CallAction.Empty();
        }
    }

    /** The call is delayed. */
    record Delay(@Key("How late.") Duration by) implements CallAct {
        @Override
        public CallAction action() {
            return new CallAction.Delay(by);
        }
    }

    /** The call gets an error as its answer. */
    record Error(
            @Key(value = "HTTP status of the answer; for awsCall only.", least = "400", most = "599")
            Optional<Integer> status,

            @Key("Error code of the answer, such as SlowDown; of Kafka its name, such as NOT_COORDINATOR.")
            String code)
            implements CallAct {
        @Override
        public CallAction action() {
            return new CallAction.Error(status.orElse(0), code);
        }
    }

    /** One entry of a batch is reported as failed. */
    record FailEntry(
            @Key(value = "The place of the entry in the request, from 1.", least = "1", most = "10")
            int entry,

            @Key(value = "Error code of the entry.", otherwise = "InternalError")
            String code)
            implements CallAct {
        @Override
        public CallAction action() {
            return new CallAction.FailEntry(entry, code);
        }
    }
}
