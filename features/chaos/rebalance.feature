@queues @crash @own-environment @two-workers
Feature: A worker is lost and the one that is left takes over its queues
  What the lost worker had received and not confirmed comes back when its visibility timeout ends, and is delivered by the other.

  Scenario: Standard queues
    Given 4 standard queues
    And a connector from the queues to a topic with
      | tasks.max | 2 |
    When messages keep being sent to each queue at 20 a second in 10 groups
    And at least 200 messages have been delivered
    Then its 2 tasks run on 2 workers
    When a worker that runs a task is killed
    Then its 2 tasks run on 1 worker
    When no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |

  Scenario: FIFO queues, exactly once and in order
    Given 2 FIFO queues with
      | VisibilityTimeout | 3 |
    And a connector from the queues to a topic with
      | tasks.max            | 2        |
      | exactly.once.support | required |
    When messages keep being sent to each queue at 20 a second in 10 groups
    And at least 200 messages have been delivered
    Then its 2 tasks run on 2 workers
    When a worker that runs a task is killed
    Then its 2 tasks run on 1 worker
    When no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |
      | lost          | 0   |
