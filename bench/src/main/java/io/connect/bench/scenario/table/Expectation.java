package io.connect.bench.scenario.table;

import io.connect.bench.scenario.kpi.Comparison;
import io.connect.reports.model.Metric;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An entry of {@code expect:} or {@code kpis:}.
 *
 * @param metric the judged metric
 * @param perTask whether the limit is multiplied by the number of tasks
 * @param judged false when the entry only states that a general KPI does not apply
 * @param comparison how the value is compared with the limit
 * @param limit the limit in the metric's unit, or in percent when relative
 * @param most the upper end of a range if both ends are judged; {@code limit} is then the lower end
 * @param relativeTo the variant to which the limits are relative
 * @param text the text as written
 */
public record Expectation(
        Metric metric,
        boolean perTask,
        boolean judged,
        Comparison comparison,
        double limit,
        OptionalDouble most,
        Optional<String> relativeTo,
        String text) {}
