@fifo @exactly-once @crash @three-brokers @random-ends
Feature: A FIFO queue arrives exactly once and in order, whenever whatever ends
  Not what a test thought of, but a moment that chance chose; the log says the seed with which to choose the same ones again.
  On three brokers: the only one, killed and started again, completes a transaction while its partitions have no leader and get no
  marker of it; what was aborted is then shown by the next commit, and what was committed stays open (Kafka 4.3.1).

  Scenario: Worker, broker and task end at random moments
    Given a FIFO queue with
      | VisibilityTimeout | 5 |
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    And its task is restarted over REST whenever it has failed
    When messages keep being sent at 50 a second in 20 groups
    And worker, broker or task ends at a random moment, 5 times over
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |
      | lost          | 0   |

  @slow
  Scenario: Workers, brokers and tasks end at random moments, 50 times over
    Given a FIFO queue with
      | VisibilityTimeout | 5 |
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    And its task is restarted over REST whenever it has failed
    When messages keep being sent at 50 a second in 20 groups
    And worker, broker or task ends at a random moment, 50 times over
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |
      | lost          | 0   |
