package io.connect.reports.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says why a file or folder could not be used. The message of many an exception is only the name of the file. */
public final class FileTrouble {

    private FileTrouble() {}

    /** The file, if the exception knows it, and the reason: {@code /x/y.html: there is no such file or folder}. */
    public static String of(IOException problem) {
        return problem instanceof FileSystemException known && known.getFile() != null
                ? known.getFile() + ": " + reason(problem)
                : reason(problem);
    }

    /**
     * The message of the exception with the reason behind it: {@code cannot write /x/y.json: No space left on device}. The
     * words for its cause if it has no message of its own.
     */
    public static String of(UncheckedIOException problem) {
        IOException cause = problem.getCause();
        // Files.walk gives no message of its own: the message is then the cause as text, with the name of its class.
        return cause.toString().equals(problem.getMessage()) ? of(cause) : problem.getMessage() + ": " + reason(cause);
    }

    /** The reason alone, for a message that names the file itself. */
    public static String reason(IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "a file of this name exists";
        }
        if (problem instanceof NotDirectoryException) {
            return "it is no folder";
        }
        if (problem instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        boolean named = problem instanceof FileSystemException known && known.getReason() != null;
        String words = named ? ((FileSystemException) problem).getReason() : problem.getMessage();
        return words == null ? problem.getClass().getSimpleName() : words;
    }
}
