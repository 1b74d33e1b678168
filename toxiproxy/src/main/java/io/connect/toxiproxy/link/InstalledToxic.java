package io.connect.toxiproxy.link;

import io.connect.toxiproxy.toxic.Pace;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.call.Tally;
import java.util.Objects;

/**
 * A toxic in its place in a proxy. An update keeps the id and replaces the object, so that a chain finds new, changed and
 * removed toxics by comparing two lists.
 *
 * @param id unique within the proxy, for ever
 * @param toxic the toxic as the user set it
 * @param sharedPace the line that the connections of the proxy share, if the toxic wants one
 * @param tally the calls that a toxic of calls has met on all connections of the proxy
 */
public record InstalledToxic(long id, Toxic toxic, Pace sharedPace, Tally tally) {

    public InstalledToxic {
        Objects.requireNonNull(toxic, "toxic");
        Objects.requireNonNull(sharedPace, "sharedPace");
        Objects.requireNonNull(tally, "tally");
    }

    /** A toxic that nothing has happened to yet. */
    public InstalledToxic(long id, Toxic toxic, Pace sharedPace) {
        this(id, toxic, sharedPace, new Tally());
    }
}
