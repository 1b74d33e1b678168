package io.connect.testbed.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs {@link LifelineAgent} alone into a jar, because a Java agent has to be one. */
final class LifelineJar {
    private LifelineJar() {}

    static Path writeTo(Path folder) {
        Path jar = folder.resolve("lifeline-agent.jar");
        String entry = LifelineAgent.class.getName().replace('.', '/') + ".class";
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", LifelineAgent.class.getName());
        try {
            Files.createDirectories(folder);
            try (InputStream code = LifelineAgent.class.getClassLoader().getResourceAsStream(entry);
                    OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file, manifest)) {
                out.putNextEntry(new JarEntry(entry));
                code.transferTo(out);
                out.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + jar, e);
        }
    }
}
