package io.connect.toxiproxy.aws;

import io.connect.toxiproxy.call.CallProtocol;
import io.connect.toxiproxy.call.Rules;
import io.connect.toxiproxy.link.Interception;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.call.CallAction;
import io.connect.toxiproxy.toxic.call.CallSettings;

/** The protocols of SQS and S3, for rules of the type {@code aws_call}. */
public final class AwsProtocol implements CallProtocol {

    @Override
    public Interception intercept(Rules rules) {
        AwsAnswers answers = new AwsAnswers();
        return new Interception(new AwsRequests(rules, answers), answers);
    }

    @Override
    public void check(CallSettings settings, Direction direction) {
        if (settings.action() instanceof CallAction.FailEntry && direction == Direction.UPSTREAM) {
            throw new IllegalArgumentException(
                    "action fail_entry rewrites the answer of the service, so stream must be downstream, but is upstream");
        }
    }
}
