package io.connect.features.steps.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.connectors.TransactionRace;
import io.connect.features.world.place.Place;
import io.connect.features.world.place.SqsAccess;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.call.AwsCall;
import io.connect.toxiproxy.toxic.call.CallAction;
import io.connect.toxiproxy.toxic.call.CallSettings;
import io.connect.toxiproxy.toxic.call.KafkaCall;
import io.connect.toxiproxy.toxic.call.Occurrence;
import io.connect.toxiproxy.toxic.call.Tally;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;

/** Single calls that fail between the connector and SQS or the broker. A scenario that uses them needs the tag of their link. */
public final class CallSteps {
    private static final int SERVER_ERROR = 500;

    private final RunningScenario scenario;
    private final Place place;
    private final SqsAccess sqs;
    private final TransactionRace race;
    private final List<Rule> rules = new ArrayList<>();

    public CallSteps(RunningScenario scenario, Place place, SqsAccess sqs, TransactionRace race) {
        this.scenario = scenario;
        this.place = place;
        this.sqs = sqs;
        this.race = race;
    }

    /** The client gets no further answers on that connection, and closes it after its request.timeout.ms. */
    @When("the broker's answer to every {int}(st)(nd)(rd)(th) {string} is lost")
    public void loseBrokersAnswers(int every, String api) {
        broker(Direction.DOWNSTREAM, KafkaCall.of(api, Occurrence.every(every), new CallAction.Drop()));
    }

    @When("the connection to the broker is cut after every {int}(st)(nd)(rd)(th) {string}")
    public void cutAfterBrokersAnswers(int every, String api) {
        broker(Direction.DOWNSTREAM, KafkaCall.of(api, Occurrence.every(every), new CallAction.Reset()));
    }

    /** The broker has not received these calls. */
    @When("every {int}(st)(nd)(rd)(th) {string} is answered {string} by a broker")
    public void refuseCalls(int every, String api, String error) {
        broker(Direction.UPSTREAM, KafkaCall.of(api, Occurrence.every(every), new CallAction.Error(0, error)));
    }

    /** SQS has processed these calls, and the connection is cut before its answer. */
    @When("SQS's answer to every {int}(st)(nd)(rd)(th) {string} is lost")
    public void loseSqsAnswers(int every, String operation) {
        sqs(AwsCall.of(operation, Occurrence.every(every), new CallAction.Reset()));
    }

    @When("entry {int} of every {int}(st)(nd)(rd)(th) {string} is said to have failed")
    public void failEntry(int entry, int every, String operation) {
        sqs(AwsCall.of(operation, Occurrence.every(every), new CallAction.FailEntry(entry, "InternalError")));
    }

    @When("every {int}(st)(nd)(rd)(th) {string} is answered with an empty body")
    public void emptyAnswers(int every, String operation) {
        sqs(AwsCall.of(operation, Occurrence.every(every), new CallAction.Empty()));
    }

    /** SQS has processed these calls, whatever the answer says. */
    @When("every {int}(st)(nd)(rd)(th) {string} is done and answered with {int}")
    public void failDone(int every, String operation, int status) {
        sqs(AwsCall.of(
                operation,
                Occurrence.every(every),
                new CallAction.Error(status, status < SERVER_ERROR ? "RequestThrottled" : "InternalFailure")));
    }

    @When("these calls go right again")
    public void goRight() {
        rules.forEach(Rule::end);
    }

    /** A fault that affected no call proves nothing. A task that has failed because of the race makes no further call. */
    @Then("each of these faults has met at least {int} call(s)")
    public void met(int least) {
        Waiting.until(Waiting.AFTER_A_KILL, () -> {
            race.restartTasks();
            assertThat(rules)
                    .allSatisfy(rule ->
                            assertThat(rule.tally().hit()).as(rule.toString()).isGreaterThanOrEqualTo(least));
        });
        rules.forEach(rule -> scenario.note(rule.toString()));
    }

    /** A broker behaves this way if it has completed a transaction while its partitions had no leader. */
    @When("the broker takes transactions for complete without writing their markers")
    public void loseMarkers() {
        apply(
                place.environment().betweenBrokers(),
                Direction.UPSTREAM,
                KafkaCall.of("WriteTxnMarkers", Occurrence.each(), new CallAction.Error(0, "NONE")));
    }

    private void broker(Direction direction, KafkaCall call) {
        apply(place.own().testbed().links().get("broker-1").proxy(), direction, call);
    }

    private void sqs(AwsCall call) {
        apply(sqs.link(), Direction.DOWNSTREAM, call);
    }

    private void apply(Proxy proxy, Direction direction, CallSettings call) {
        Toxic toxic = Toxic.of(direction, call).named("rule-" + rules.size() + "-" + scenario.name());
        proxy.addToxic(toxic);
        Rule rule = new Rule(proxy, toxic, proxy.tally(toxic.name()).orElseThrow());
        rules.add(rule);
        scenario.atEnd(rule::end);
    }

    /** A fault that is active, or was active. */
    private record Rule(Proxy proxy, Toxic toxic, Tally tally) {
        void end() {
            if (proxy.hasToxic(toxic.name())) {
                proxy.removeToxic(toxic.name());
            }
        }

        @Override
        public String toString() {
            return ((CallSettings) toxic.settings()).effect(tally);
        }
    }
}
