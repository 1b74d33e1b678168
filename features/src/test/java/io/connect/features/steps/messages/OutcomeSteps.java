package io.connect.features.steps.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.connectors.TransactionRace;
import io.connect.features.world.messages.Traffic;
import io.connect.features.world.outcome.Account;
import io.connect.features.world.outcome.Outcome;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The final state of a scenario's messages: the promised result, and side effects such as duplicates. */
public final class OutcomeSteps {
    private static final String ALL = "all";
    private static final String ANY = "any";

    private final Outcome outcome;
    private final Traffic traffic;
    private final TransactionRace race;

    public OutcomeSteps(Outcome outcome, Traffic traffic, TransactionRace race) {
        this.outcome = outcome;
        this.traffic = traffic;
        this.race = race;
    }

    /** One row with the columns of {@link Account}; a cell is a number, {@code all} that were sent, or {@code any}. */
    @Then("the outcome is")
    public void outcome(Map<String, String> expected) {
        await(expected, Waiting.USUAL);
    }

    /** The same check, with time for a transaction to time out and for messages of a killed task to become visible. */
    @Then("the outcome after recovery is")
    public void outcomeAfterRecovery(Map<String, String> expected) {
        await(expected, Waiting.AFTER_A_KILL);
    }

    @When("at least {int} messages have been delivered")
    public void delivered(int count) {
        Waiting.until(Waiting.AFTER_A_KILL, () -> {
            traffic.check();
            assertThat(account().delivered()).as("delivered").isGreaterThanOrEqualTo(count);
        });
    }

    private void await(Map<String, String> expected, Duration deadline) {
        Waiting.whileItMoves(deadline, this::account, account -> {
            Map<String, Long> wanted = new TreeMap<>();
            Map<String, Long> actual = new TreeMap<>();
            expected.forEach((column, cell) -> {
                long value = account.column(column);
                if (!cell.equals(ANY)) {
                    wanted.put(column, cell.equals(ALL) ? account.sent() : Long.parseLong(cell));
                    actual.put(column, value);
                }
            });
            assertThat(actual).as("%s", account).isEqualTo(wanted);
            assertThat(account.unknown())
                    .as("records without a sent message, %s", account)
                    .isZero();
        });
    }

    private Account account() {
        race.restartTasks();
        return outcome.account();
    }
}
