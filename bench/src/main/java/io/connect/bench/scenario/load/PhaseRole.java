package io.connect.bench.scenario.load;

import io.connect.bench.scenario.key.Word;

/** The role of a phase of the load. */
public enum PhaseRole implements Word {
    /** Warms the machine up; it is not judged. */
    WARM_UP("warm-up"),
    /** The part that is judged. */
    STEADY("steady"),
    /** Part of a shape, such as a burst: shown, and judged only by the recovery after it. */
    STEP("step");

    private final String text;

    PhaseRole(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
