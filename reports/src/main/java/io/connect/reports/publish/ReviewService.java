package io.connect.reports.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The services with pull or merge requests to comment on. Each reads the request from the environment of the CI job. */
public enum ReviewService {
    /** Pull requests; needs {@code GITHUB_TOKEN} with the permission {@code pull-requests: write}. */
    GITHUB {
        @Override
        public Optional<CommentThread> request(Map<String, String> environment) {
            JsonNode number = event(Path.of(needed(environment, "GITHUB_EVENT_PATH")))
                    .path("pull_request")
                    .path("number");
            if (!number.isIntegralNumber()) {
                return Optional.empty();
            }
            String repository = environment.getOrDefault("GITHUB_API_URL", "https://api.github.com") + "/repos/"
                    + needed(environment, "GITHUB_REPOSITORY") + "/issues/";
            return Optional.of(new CommentThread(
                    URI.create(repository + number.asLong() + "/comments"),
                    id -> URI.create(repository + "comments/" + id),
                    "PATCH",
                    Map.of(
                            "Authorization", "Bearer " + needed(environment, "GITHUB_TOKEN"),
                            "Accept", "application/vnd.github+json",
                            "X-GitHub-Api-Version", "2022-11-28")));
        }
    },
    /** Merge requests; needs {@code GITLAB_TOKEN} with the scope {@code api}, because the job's own token may not comment. */
    GITLAB {
        @Override
        public Optional<CommentThread> request(Map<String, String> environment) {
            String number = environment.getOrDefault("CI_MERGE_REQUEST_IID", "");
            if (number.isBlank()) {
                return Optional.empty();
            }
            String notes = needed(environment, "CI_API_V4_URL") + "/projects/" + needed(environment, "CI_PROJECT_ID")
                    + "/merge_requests/" + number + "/notes";
            return Optional.of(new CommentThread(
                    URI.create(notes),
                    id -> URI.create(notes + "/" + id),
                    "PUT",
                    Map.of("PRIVATE-TOKEN", needed(environment, "GITLAB_TOKEN"))));
        }
    };

    /**
     * The comments of the request that a job runs for; empty if it runs for none, as after a push.
     *
     * @param environment variables of the job
     * @throws IllegalArgumentException with the name of the missing variable
     */
    public abstract Optional<CommentThread> request(Map<String, String> environment);

    private static JsonNode event(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalArgumentException("GITHUB_EVENT_PATH names no readable event: " + e.getMessage(), e);
        }
    }

    private static String needed(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + variable + " is missing");
        }
        return value;
    }
}
