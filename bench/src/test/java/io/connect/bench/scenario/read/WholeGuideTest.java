package io.connect.bench.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.fault.kind.Kill;
import io.connect.bench.scenario.ProjectScenarios;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.json.ScenarioJson;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.bench.scenario.load.Backlog;
import io.connect.bench.scenario.load.Payload;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.load.PhaseRole;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The language can express every test and scenario of the guide. */
class WholeGuideTest {

    private static final ScenarioFile FILE =
            new ScenarioReader().read(Path.of("src", "test", "resources", "guide.yaml"));

    @Test
    void everyRunOfEveryProfileResolvesAndPrints() {
        for (ScenarioFile each : List.of(FILE, ProjectScenarios.FILE)) {
            for (String profile : each.profiles()) {
                assertThat(each.select(Selection.all(profile)))
                        .isNotEmpty()
                        .allSatisfy(run -> assertThat(
                                        ScenarioJson.of(run).at("/name").asText())
                                .isEqualTo(run.name()));
            }
        }
    }

    @Test
    void profileChoosesVariantsAndNamingOneChoosesItAllTheSame() {
        assertThat(ids(Selection.all("quick").inGroup("network-latency")))
                .containsExactly("network-latency@0ms", "network-latency@500ms");
        assertThat(ids(Selection.all("quick").named("network-latency@0ms, network-latency@200ms, soak")))
                .containsExactly("network-latency@0ms", "network-latency@200ms", "soak");
        assertThat(ids(Selection.all("quick"))).doesNotContain("soak");
        assertThat(ids(Selection.all("full"))).contains("soak");
        assertThat(ProjectScenarios.FILE.select(Selection.all("full")).stream().map(Scenario::id))
                .contains("tuning@large-heap", "scaling@three-workers", "message-size@256KB", "fifo@fifo-1-group");
        assertThat(ids(Selection.all("quick").inGroup("no-such-group"))).isEmpty();
    }

    @Test
    void unknownNamesAreRefusedWithTheNearestThereIs() {
        assertThatThrownBy(() -> FILE.select(Selection.all("quik")
                        .named("burts,network-latency@10ms")
                        .against("bare-lop")))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessage("""
                        4 problems:
                        guide.yaml: there is no profile 'quik'; did you mean 'quick'?
                        guide.yaml: there is no scenario 'burts'; did you mean 'burst'?
                        guide.yaml: there is no subject 'bare-lop'; did you mean 'bare-loop'?
                        guide.yaml: there is no variant of network-latency '10ms'; did you mean '0ms'?""");
    }

    @Test
    void burstKeepsItsShapeWhenItShrinks() {
        Scenario burst = only("quick", "burst");

        assertThat(burst.load().phases()).extracting(Phase::name).containsExactly("warm-up", "base", "burst", "after");
        assertThat(burst.load().phases().get(2).rate().perSecond()
                        / burst.load().phases().get(1).rate().perSecond())
                .isEqualTo(50);
        assertThat(burst.load().peakRate()).isEqualTo(new Rate(300));
        assertThat(burst.load().pacedLength()).isEqualTo(Duration.ofSeconds(105));
        assertThat(burst.load().phases().get(2).role()).isEqualTo(PhaseRole.STEP);
        assertThat(burst.kpis())
                .contains(new Kpi(
                        "queue-cleared", io.connect.bench.scenario.kpi.Comparison.AT_MOST, 300, Optional.empty(), "5m"))
                .extracting(Kpi::metricId)
                .contains("lost", "latency-recovered", "task-failures", "latency-p50")
                .doesNotContain("recovery-time", "drain-rate");
    }

    @Test
    void shareOfAnotherVariantIsNotAskedOfThatVariantItself() {
        assertThat(only("full", "network-latency@0ms").kpis())
                .extracting(Kpi::metricId)
                .doesNotContain("drain-rate");
        Kpi kpi = only("full", "network-latency@500ms").kpis().stream()
                .filter(candidate -> candidate.metricId().equals("drain-rate"))
                .findFirst()
                .orElseThrow();
        assertThat(kpi.relativeTo()).contains("0ms");
        assertThat(kpi.isMet(81, 100)).isTrue();
        assertThat(kpi.isMet(79, 100)).isFalse();
    }

    @Test
    void variantWithoutTheOneItIsMeasuredAgainstIsRefusedBeforeAnythingStarts() {
        assertThatThrownBy(() -> FILE.select(Selection.all("full").named("network-latency@500ms")))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining(
                        "refers to variant '0ms' which is not run before '500ms' here; profile full has to"
                                + " list it, or -Dscenario to name it too");
    }

    @Test
    void faultsMoveWithTheShrunkenLoadUnlessTheProfileSaysThem() {
        assertThat(only("full", "partial-failure@broker").faults())
                .containsExactly(new Fault(
                        new Kill(),
                        FaultTarget.parse("broker-1"),
                        Duration.ofMinutes(2),
                        Optional.of(Duration.ofSeconds(20))));
        assertThat(only("quick", "partial-failure@broker").faults())
                .extracting(Fault::at)
                .containsExactly(Duration.ofSeconds(30));
        Scenario smoke = only("smoke", "partial-failure@worker");
        // As written, the fault is 60 s into the 5 min of steady state. Here steady state has 10 s, so the fault is 2 s
        // into it, after 10 s of warm-up.
        assertThat(smoke.faults().get(0).at()).isEqualTo(Duration.ofSeconds(12));
        assertThat(only("full", "network-latency@100ms").faults().get(0).length())
                .isEmpty();
    }

    @Test
    void payloadsAndNeededServicesFollowFromTheScenario() {
        Scenario test3 = own("quick", "test-3");
        assertThat(test3.load().payload()).isEqualTo(new Payload.ClaimCheck(new DataSize(5_000_000), 20, "s3Uri"));
        assertThat(test3.environment().s3().needed()).isTrue();
        assertThat(test3.environment().registry().needed()).isFalse();
        assertThat(test3.load().peakRate()).isEqualTo(new Rate(2));
        assertThat(test3.scale().rate()).isEqualTo(0.02);
        assertThat(own("quick", "test-4").environment().registry().needed()).isTrue();
        assertThat(own("quick", "test-5").load().payload())
                .asInstanceOf(InstanceOfAssertFactories.type(Payload.Compression.class))
                .extracting(Payload.Compression::ratio)
                .isEqualTo(10.0);
    }

    @Test
    void layersLieInTheOrderSubjectDefaultsPresetScenarioVariant() {
        assertThat(own("quick", "tuning@high-throughput").connector()).containsEntry("tasks.max", "8");
        assertThat(own("quick", "tuning@low-latency").connector()).containsEntry("sqs.max.messages", "1");
        assertThat(own("quick", "fifo@fifo").connector()).containsEntry("sqs.max.messages", "3");
        assertThat(own("full", "tuning@large-heap").environment().connect().heap())
                .isEqualTo(DataSize.parse("8GiB"));
        assertThat(only("full", "partial-failure@worker")
                        .environment()
                        .connect()
                        .workers())
                .as("settings of the scenario apply in every profile")
                .isEqualTo(2);
    }

    @Test
    void throughputPerTaskIsTheDrainRateOfAllTasks() {
        assertThat(own("full", "scaling@three-workers").kpis())
                .filteredOn(kpi -> kpi.metricId().equals("drain-rate"))
                .extracting(Kpi::limit)
                .containsExactly(4000.0);
    }

    @Test
    void backlogIsCutToTheProfilesLimit() {
        Scenario capacity = own("quick", "capacity@connector");
        assertThat(capacity.load().backlog()).contains(new Backlog(40_000, Duration.ofMinutes(10)));
        assertThat(capacity.load().phases()).isEmpty();
        assertThat(capacity.scale().volume()).isEqualTo(0.4);
    }

    @Test
    void anotherSubjectTakesTheSameLoadWithoutTheTargets() {
        List<Scenario> runs = FILE.select(Selection.all("quick").named("burst").against("none"));

        assertThat(runs.get(0).subject().kind()).isEqualTo(Subject.Kind.NONE);
        assertThat(runs.get(0).kpis()).isEmpty();
        assertThat(own("quick", "capacity@bare-loop").subject().kind()).isEqualTo(Subject.Kind.LOOP);
    }

    @Test
    void environmentThatLacksItsAddressesIsRefusedAndTheFileStaysUsable() {
        assertThatThrownBy(
                        () -> FILE.select(Selection.all("quick").named("burst").in(EnvironmentKind.EXTERNAL)))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining("guide.yaml:4:10: environment.kafka: ")
                .hasMessageContaining("kind external needs kafka.bootstrapServers")
                .hasMessageContaining("kind external needs connect.url");
        assertThat(only("quick", "burst").environment().kind()).isEqualTo(EnvironmentKind.EMBEDDED);
    }

    private List<String> ids(Selection selection) {
        return FILE.select(selection).stream().map(Scenario::id).toList();
    }

    private Scenario only(String profile, String id) {
        return only(FILE, profile, id);
    }

    private Scenario own(String profile, String id) {
        return only(ProjectScenarios.FILE, profile, id);
    }

    private static Scenario only(ScenarioFile file, String profile, String id) {
        // The selection includes the scenario's other variants in the profile, because a target can be relative to
        // another variant.
        String whole = id.contains("@") ? id.substring(0, id.indexOf('@')) + "," + id : id;
        List<Scenario> runs = file.select(Selection.all(profile).named(whole)).stream()
                .filter(run -> run.id().equals(id))
                .toList();
        assertThat(runs).as(id + " in " + profile).hasSize(1);
        return runs.get(0);
    }
}
