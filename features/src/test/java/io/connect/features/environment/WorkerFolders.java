package io.connect.features.environment;

import java.nio.file.Path;

/**
 * Where a group of workers puts its files.
 *
 * @param logs folder for a log per worker
 * @param work folder for configuration and data
 */
record WorkerFolders(Path logs, Path work) {}
