package io.connect.bench.scenario.read;

import java.util.Optional;

/**
 * The subject of a run.
 *
 * @param name its key under {@code subjects:}; empty for the subject that the layers of the run name
 * @param inPlace whether the command line replaced the scenario's own subject, to which its targets apply
 * @param oneOfSeveral whether the scenario is also run with other subjects
 */
record SubjectChoice(Optional<String> name, boolean inPlace, boolean oneOfSeveral) {

    /** The subject that the layers of the run name. */
    static final SubjectChoice OWN = new SubjectChoice(Optional.empty(), false, false);
}
