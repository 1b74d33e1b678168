package io.connect.reports.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    @ParameterizedTest
    @CsvSource({
        "<, 500, 499, true, 1",
        "<, 500, 500, false, 0",
        "<=, 500, 500, true, 0",
        ">, 1000, 1100, true, 100",
        ">, 1000, 1000, false, 0",
        ">=, 1000, 900, false, -100",
        "=, 0, 0, true, 0",
        "=, 0, 3, false, -3"
    })
    void holdsAFigureAgainstItsLimit(String symbol, double limit, double value, boolean met, double margin) {
        Target target = new Target(symbol + ' ' + limit, Target.Relation.of(symbol), limit);

        MetricResult judged = Judge.judge(MetricResult.of(Metric.LATENCY_P50, value), target);

        assertThat(judged.met()).isEqualTo(met);
        assertThat(judged.margin()).isEqualTo(margin);
        assertThat(judged.limit()).isEqualTo(limit);
        assertThat(judged.target()).isEqualTo(target.text());
    }

    @Test
    void namesARelationItDoesNotKnow() {
        assertThatThrownBy(() -> Target.Relation.of("=>")).hasMessage("'=>' is no relation; one of < <= > >= = is");
    }
}
