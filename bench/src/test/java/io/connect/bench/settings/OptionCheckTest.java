package io.connect.bench.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An option that is not understood is refused, and never ignored. */
class OptionCheckTest {

    private final Properties properties = new Properties();

    @ParameterizedTest
    @CsvSource({
        "profil, profile",
        "subjects, subject",
        "profiel, profile",
        "scneario, scenario",
        "scenaro, scenario",
        "sceanrio, scenario",
        "Plan, plan",
        "plna, plan",
        "plaan, plan",
        "shrad, shard",
        "shards, shard",
        "strat, start",
        "remoe, remove",
        "runId, run.id",
        "enviroment, environment",
        "confirm.cost, confirm-cost",
        "heap-dump, heapdump",
        "monitorng, monitoring",
    })
    void aMistypedNameIsRefused(String name, String meant) {
        properties.setProperty(name, "x");

        assertThatThrownBy(() -> Settings.from(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-D" + name + " is no option; did you mean -D" + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({"gate, yes", "plan, 1", "strict, on", "jfr, all", "heapdump, dump.hprof"})
    void aSwitchTakesTrueOrFalseAlone(String name, String value) {
        properties.setProperty(name, value);

        assertThatThrownBy(() -> Settings.from(properties))
                .hasMessage(
                        "-D" + name + "=" + value + " is neither true nor false; -D" + name + " alone switches it on");
    }

    @ParameterizedTest
    @CsvSource({"profile", "scenario", "subject", "scenarios", "runs", "run.id", "shuffle"})
    void anEmptyValueIsRefused(String name) {
        properties.setProperty(name, " ");

        assertThatThrownBy(() -> Settings.from(properties))
                .hasMessage("-D" + name + " has no value; leave it out, or write -D" + name + "=VALUE");
    }

    /** As {@code -Dscenario=$FIRST,$SECOND} with two unset variables; it would run everything. */
    @ParameterizedTest
    @ValueSource(strings = {"scenario", "subject"})
    void aListOfNothingIsRefused(String name) {
        properties.setProperty(name, ", ,");

        assertThatThrownBy(() -> Settings.from(properties)).hasMessageStartingWith("-D" + name + " has no value");
    }

    @ParameterizedTest
    @CsvSource({"date", "rate", "late", "remote", "share", "sharp", "smart", "plane", "hard", "lan"})
    void anotherWordIsAnOptionOfAnotherProgram(String name) {
        properties.setProperty(name, "x");

        assertThatCode(() -> OptionCheck.check(properties)).doesNotThrowAnyException();
    }

    @Test
    void aLoadInNoPartsIsRefused() {
        properties.setProperty("shard", "1/0");

        assertThatThrownBy(() -> Settings.from(properties))
                .hasMessage("-Dshard=1/0 is no shard; it is written i/n, such as 1/4 for the first of four");
    }

    @Test
    void aPlanRemovesNothing() {
        properties.setProperty("plan", "");
        properties.setProperty("remove", "");

        assertThatThrownBy(() -> Settings.from(properties))
                .hasMessage("-Dplan starts nothing and -Dremove removes a run; give one of them");
        properties.setProperty("remove", "false");
        assertThatCode(() -> Settings.from(properties)).doesNotThrowAnyException();
    }

    @Test
    void optionsOfOtherProgramsAreTheirOwn() {
        for (String name : new String[] {
            "skipTests",
            "test",
            "basedir",
            "localRepository",
            "gatling.simulationClass",
            "subject.a",
            "pairs.most",
            "jvm"
        }) {
            properties.setProperty(name, "");
        }
        System.getProperties().stringPropertyNames().forEach(name -> properties.setProperty(name, ""));

        assertThatCode(() -> OptionCheck.check(properties)).doesNotThrowAnyException();
    }
}
