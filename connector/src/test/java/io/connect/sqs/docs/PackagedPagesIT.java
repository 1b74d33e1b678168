package io.connect.sqs.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Users read the pages in the plugin's zip without the rest of the project. So no link may leave the zip. */
class PackagedPagesIT {

    private static final Path PACKAGES = Path.of("target", "components", "packages");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern OF_THE_INTERNET = Pattern.compile("[a-z]+:.*");

    @Test
    void everyLinkLeadsToAFileOfTheZip() throws IOException {
        Path packed = PACKAGES.resolve("ioconnect-kafka-connect-sqs-source-" + Version.current() + ".zip");
        try (ZipFile zip = new ZipFile(packed.toFile())) {
            Set<String> files = zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
            List<? extends ZipEntry> pages = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".md"))
                    .toList();

            assertThat(pages).hasSizeGreaterThan(5);
            assertThat(pages.stream().flatMap(page -> links(zip, page).stream()).filter(link -> !files.contains(link)))
                    .as("links out of the zip")
                    .isEmpty();
        }
    }

    /** Names in the zip that a page links to. */
    private static List<String> links(ZipFile zip, ZipEntry page) {
        try {
            String text = new String(zip.getInputStream(page).readAllBytes(), StandardCharsets.UTF_8);
            return LINK.matcher(text)
                    .results()
                    .map(found -> found.group(1).replaceAll("#.*", ""))
                    .filter(link ->
                            !link.isEmpty() && !OF_THE_INTERNET.matcher(link).matches())
                    .map(link -> Path.of(page.getName()).resolveSibling(link).normalize())
                    .map(path -> path.toString().replace('\\', '/'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
