package io.connect.conformance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.connect.conformance.scenario.Scenario;
import io.connect.conformance.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuiteTest {

    @Test
    void hasAboutAHundredAndFiftyScenariosWithTitlesOfTheirOwn() {
        List<Scenario> scenarios = Suite.scenarios();
        Set<String> titles = new HashSet<>();

        assertThat(scenarios).hasSizeGreaterThanOrEqualTo(150);
        assertThat(scenarios).allMatch(each -> titles.add(each.area() + ": " + each.title()));
    }

    @Test
    void theReadmeCountsTheScenariosOfEachArea() throws IOException {
        String page = Files.readString(Path.of("README.md"));
        List<Scenario> counted =
                Suite.scenarios().stream().filter(each -> !each.slow()).toList();
        Map<String, Long> areas = counted.stream().collect(groupingBy(Scenario::area, counting()));

        areas.forEach((area, scenarios) -> assertThat(page).contains("| " + area + " | " + scenarios + " |"));
        assertThat(page).contains("| **all** | **" + counted.size() + "** |");
    }
}
