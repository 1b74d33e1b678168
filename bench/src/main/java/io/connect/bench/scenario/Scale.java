package io.connect.bench.scenario;

import io.connect.bench.scenario.unit.Limits;

/**
 * The ratios between the scenario as run and the scenario as written.
 *
 * @param rate rate as run ÷ rate as written, for the highest rate of all phases; 1 when nothing was scaled
 * @param time length as run ÷ length as written, without warm-up; 1 when nothing was scaled
 * @param volume messages of the backlog as run ÷ as written; 1 without a backlog
 */
public record Scale(double rate, double time, double volume) {

    /** For a scenario that is not scaled. */
    public static final Scale FULL = new Scale(1, 1, 1);

    public Scale {
        Limits.positive("scale.rate", rate);
        Limits.positive("scale.time", time);
        Limits.positive("scale.volume", volume);
    }
}
