package io.connect.toxiproxy.aws;

import io.connect.toxiproxy.call.Exchange;
import io.connect.toxiproxy.call.Extent;
import io.connect.toxiproxy.call.Fate;
import io.connect.toxiproxy.call.MessageHandler;
import io.connect.toxiproxy.call.Rule;
import io.connect.toxiproxy.call.Rules;
import io.connect.toxiproxy.toxic.call.AwsCall;
import io.connect.toxiproxy.toxic.call.CallAction;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;

/** Reads the requests of a connection to SQS or S3: the head of each, and the body if a rule depends on it. */
final class AwsRequests extends MessageHandler {

    private final Rules rules;
    private final AwsAnswers answers;

    AwsRequests(Rules rules, AwsAnswers answers) {
        this.rules = rules;
        this.answers = answers;
    }

    @Override
    protected Message begin(ByteBuf bytes) {
        Optional<HttpHead> found = HttpHead.read(bytes);
        if (found.isEmpty() && !HttpHead.isHopelessRequest(bytes)) {
            return null;
        }
        if (found.isEmpty() || !found.get().isRequest()) {
            unknown();
            answers.passAll();
            return new Message(Extent.endless(), Fate.PASS);
        }
        HttpHead head = found.get();
        AwsRequest request = AwsRequest.isForm(head) ? null : AwsRequest.of(head);
        if (needsBody(head, request)) {
            Extent extent = head.request();
            int size = extent.take(bytes);
            if (!extent.ended() && !head.asksFirst() && size <= LARGEST_KEPT_BYTES) {
                return null;
            }
            if (!extent.ended()) {
                unknown();
                answers.expect(Exchange.untouched(0, null));
                return new Message(head.request(), Fate.PASS);
            }
            request = AwsRequest.of(head, head.body(bytes, size));
        }
        return met(request, head.request(), head.asksFirst());
    }

    private boolean needsBody(HttpHead head, AwsRequest request) {
        if (rules.now().isEmpty()) {
            return false;
        }
        return request == null
                || AwsRequest.isJson(head)
                        && rules.now().stream()
                                .map(Rule::settings)
                                .filter(settings -> settings.call().equals(request.operation()))
                                .anyMatch(settings ->
                                        ((AwsCall) settings).resource().isPresent()
                                                || settings.action() instanceof CallAction.FailEntry);
    }

    private Message met(AwsRequest request, Extent extent, boolean asksFirst) {
        if (request == null) {
            // No rule depends on the content of this form.
            answers.expect(Exchange.untouched(0, null));
            return new Message(extent, Fate.PASS);
        }
        List<Rule> candidates = rules.now().stream()
                .filter(rule -> rule.settings().call().equals(request.operation()))
                .toList();
        Rules.Verdict verdict = rules.decide(candidates, rule -> isAbout((AwsCall) rule.settings(), request));
        CallAction action = verdict.request().orElse(null);
        Fate fate = Fate.ofRequest(action);
        Exchange exchange = new Exchange(
                0, verdict.answer(), answer(request, verdict.answer().orElse(null), false), true, request);
        if (action instanceof CallAction.Drop) {
            exchange = Exchange.lost(0);
        } else if (fate == Fate.SWALLOW) {
            exchange = Exchange.answered(0, answer(request, action, asksFirst));
        }
        answers.expect(exchange);
        return new Message(extent, fate);
    }

    private static boolean isAbout(AwsCall rule, AwsRequest request) {
        return rule.resource()
                        .map(name -> request.resource().filter(name::equals).isPresent())
                        .orElse(true)
                && (!(rule.action() instanceof CallAction.FailEntry fail)
                        || fail.entry() <= request.entries().size());
    }

    /**
     * The answer that replaces the service's; null if there is none, or if it depends on the service's answer.
     *
     * @param last whether the client must not use the connection again, because it may keep the request's body back
     */
    private static ByteBuf answer(AwsRequest request, CallAction action, boolean last) {
        if (action instanceof CallAction.Error error) {
            return request.dialect().error(error.status(), error.code(), request.head(), last);
        }
        return action instanceof CallAction.Empty ? request.dialect().empty(last) : null;
    }

    private void unknown() {
        rules.now().forEach(rule -> rule.tally().addUnknown());
    }
}
