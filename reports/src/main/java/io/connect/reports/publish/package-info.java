/** A text under a pull request of GitHub or a merge request of GitLab. */
package io.connect.reports.publish;
