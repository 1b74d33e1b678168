/** Steps of faults: errors of SQS, links, processes that end or hang, and the recovery from them. */
package io.connect.features.steps.faults;
