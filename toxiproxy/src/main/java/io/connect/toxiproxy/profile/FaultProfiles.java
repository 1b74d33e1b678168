package io.connect.toxiproxy.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The profiles of this module, and the reader for other profiles. */
public final class FaultProfiles {

    private static final List<String> NAMES = List.of(
            "blackhole",
            "cap-10mbit",
            "down",
            "flaky",
            "network-100ms",
            "network-200ms",
            "network-500ms",
            "packet-slicing",
            "slow-close");

    private static final String FOLDER = "/io/connect/toxiproxy/profiles/";
    private static final String SUFFIX = ".yaml";

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private FaultProfiles() {}

    /** The names of the profiles of this module, in alphabetical order. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * A profile of this module.
     *
     * @throws FaultProfileException when it does not exist; the message contains the most similar name
     */
    public static FaultProfile named(String name) {
        if (!NAMES.contains(name)) {
            throw new FaultProfileException("There is no fault profile \"" + name + "\"; the nearest are "
                    + String.join(", ", NearestNames.of(name, NAMES)) + "; all are " + String.join(", ", NAMES));
        }
        try (InputStream file = FaultProfiles.class.getResourceAsStream(FOLDER + name + SUFFIX)) {
            if (file == null) {
                throw new FaultProfileException(
                        "Fault profile " + name + " is missing from the class path at " + FOLDER + name + SUFFIX);
            }
            return read(name, file.readAllBytes());
        } catch (IOException e) {
            throw new FaultProfileException("Fault profile " + name + " cannot be read from the class path", e);
        }
    }

    /**
     * A user's own profile. Its name is the file name without the extension.
     *
     * @throws FaultProfileException when it cannot be read; the message lists every problem
     */
    public static FaultProfile read(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        try {
            return read(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new FaultProfileException("Fault profile " + file + " cannot be read: " + e, e);
        }
    }

    /**
     * A profile that is part of another document.
     *
     * @throws FaultProfileException when it cannot be read; the message lists every problem
     */
    public static FaultProfile read(String name, JsonNode document) {
        return new FaultProfileReader(name).read(document);
    }

    private static FaultProfile read(String name, byte[] yaml) throws IOException {
        try {
            return read(name, YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new FaultProfileException(
                    "Fault profile " + name + " is not readable as YAML at line "
                            + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(),
                    e);
        }
    }
}
