package io.connect.toxiproxy.link;

import io.connect.toxiproxy.toxic.Pace;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.call.Tally;
import java.util.Objects;

/**
 * A toxic that a proxy has installed. An update keeps the id and replaces the object, so that a chain finds new, changed and
 * removed toxics by comparing two lists.
 *
 * @param id unique within the proxy, and never used again
 * @param toxic the toxic as the user set it
 * @param sharedPace the pace that the connections of the proxy share, if the toxic needs one
 * @param tally the counts of a toxic of calls, over all connections of the proxy
 */
public record InstalledToxic(long id, Toxic toxic, Pace sharedPace, Tally tally) {

    public InstalledToxic {
        Objects.requireNonNull(toxic, "toxic");
        Objects.requireNonNull(sharedPace, "sharedPace");
        Objects.requireNonNull(tally, "tally");
    }

    /** A new toxic with counts of zero. */
    public InstalledToxic(long id, Toxic toxic, Pace sharedPace) {
        this(id, toxic, sharedPace, new Tally());
    }
}
