package io.connect.bench.calibrate;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The class path of this JVM, for processes that run classes of the testbed. */
final class OwnClassPath {
    private OwnClassPath() {}

    static List<Path> get() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(Predicate.not(String::isBlank))
                .map(Path::of)
                .toList();
    }
}
