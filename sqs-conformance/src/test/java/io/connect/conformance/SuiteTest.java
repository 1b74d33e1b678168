package io.connect.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.conformance.scenario.Scenario;
import io.connect.conformance.suite.Suite;
import java.util.HashSet;
import java.util.List;
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
}
