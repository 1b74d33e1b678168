package io.connect.features.environment;

import java.nio.file.Path;

/**
 * The folders of a group of workers.
 *
 * @param logs folder for a log per worker
 * @param work folder for configuration and data
 */
record WorkerFolders(Path logs, Path work) {}
