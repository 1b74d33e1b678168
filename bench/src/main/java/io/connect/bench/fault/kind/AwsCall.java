package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.key.Key;
import io.connect.toxiproxy.aws.AwsProtocol;
import io.connect.toxiproxy.toxic.call.Occurrence;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Single calls of SQS or S3 on the link to it. */
record AwsCall(
        @Key("The operation, such as DeleteMessageBatch or GetObject.")
        String operation,

        @Key("The thing done to it: drop, reset, empty, delay, error or failEntry.")
        CallAct action,

        @Key(value = "Its request, which the service then does not see, or its answer.", otherwise = "answer")
        CallSide side,

        @Key("Which of these calls; each unless said otherwise.")
        Optional<WhichCalls> calls,

        @Key("Only calls for the queue or bucket of this name.")
        Optional<String> resource)
        implements CallFault {

    AwsCall {
        new AwsProtocol().check(settings(operation, action, calls, resource), side.direction());
    }

    @Override
    public Set<FaultTarget.Part> targets() {
        return EnumSet.of(FaultTarget.Part.SQS, FaultTarget.Part.S3);
    }

    @Override
    public io.connect.toxiproxy.toxic.call.AwsCall settings() {
        return settings(operation, action, calls, resource);
    }

    private static io.connect.toxiproxy.toxic.call.AwsCall settings(
            String operation, CallAct action, Optional<WhichCalls> calls, Optional<String> resource) {
        return new io.connect.toxiproxy.toxic.call.AwsCall(
                operation, calls.map(WhichCalls::occurrence).orElseGet(Occurrence::each), action.action(), resource);
    }
}
