/** Posts a text to a pull request of GitHub or a merge request of GitLab. */
package io.connect.reports.publish;
