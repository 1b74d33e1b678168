package io.connect.bench.scenario;

import io.connect.bench.scenario.unit.Limits;

/**
 * How the scenario as run relates to the scenario as written.
 *
 * @param rate rate as run ÷ rate as written (peak over the phases); 1 when nothing was scaled
 * @param time length as run ÷ length as written, warm-up not counted; 1 when nothing was scaled
 * @param volume messages of the backlog as run ÷ as written; 1 without one
 */
public record Scale(double rate, double time, double volume) {

    /** Nothing scaled. */
    public static final Scale FULL = new Scale(1, 1, 1);

    public Scale {
        Limits.positive("scale.rate", rate);
        Limits.positive("scale.time", time);
        Limits.positive("scale.volume", volume);
    }
}
