package io.connect.bench.scenario.load;

import io.connect.bench.scenario.key.Word;

/** The role of a phase of the load. */
public enum PhaseRole implements Word {
    /** Warms the machine up; it is not judged. */
    WARM_UP("warm-up"),
    /** The part that is judged. */
    STEADY("steady"),
    /** One step of a varying load, such as a burst. It is shown, but only the recovery after it is judged. */
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
