package io.connect.bench.scenario.load;

/** What a phase of the load is for. */
public enum PhaseRole {
    /** Gets the machine to its working temperature; nothing in it is judged. */
    WARM_UP("warm-up"),
    /** The part that is judged. */
    STEADY("steady"),
    /** Part of a shape, such as a burst: shown, and judged only by what happens after it. */
    STEP("step");

    private final String text;

    PhaseRole(String text) {
        this.text = text;
    }

    /** The word used in results. */
    public String text() {
        return text;
    }
}
