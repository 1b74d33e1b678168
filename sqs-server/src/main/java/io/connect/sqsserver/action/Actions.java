package io.connect.sqsserver.action;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import java.util.Map;
import java.util.Optional;

/** All actions by name. */
public final class Actions {

    private final Map<String, Action> byName;

    /** @param quotas the quotas of FIFO queues */
    public Actions(Quotas quotas) {
        SendActions send = new SendActions(quotas);
        ReceiveAction receive = new ReceiveAction(quotas);
        DeleteActions delete = new DeleteActions(quotas);
        byName = Map.ofEntries(
                Map.entry("CreateQueue", Action.immediate(QueueActions::create)),
                Map.entry("DeleteQueue", Action.immediate(QueueActions::delete)),
                Map.entry("GetQueueUrl", Action.immediate(QueueActions::url)),
                Map.entry("ListQueues", Action.immediate(ListActions::queues)),
                Map.entry("ListDeadLetterSourceQueues", Action.immediate(ListActions::deadLetterSources)),
                Map.entry("PurgeQueue", Action.immediate(QueueActions::purge)),
                Map.entry("GetQueueAttributes", Action.immediate(QueueActions::attributes)),
                Map.entry("SetQueueAttributes", Action.immediate(QueueActions::change)),
                Map.entry("TagQueue", Action.immediate(TagActions::tag)),
                Map.entry("UntagQueue", Action.immediate(TagActions::untag)),
                Map.entry("ListQueueTags", Action.immediate(TagActions::list)),
                Map.entry("AddPermission", Action.immediate(PermissionActions::add)),
                Map.entry("RemovePermission", Action.immediate(PermissionActions::remove)),
                Map.entry("SendMessage", Action.immediate(send::one)),
                Map.entry("SendMessageBatch", Action.immediate(send::batch)),
                Map.entry("ReceiveMessage", receive),
                Map.entry("DeleteMessage", Action.immediate(delete::one)),
                Map.entry("DeleteMessageBatch", Action.immediate(delete::batch)),
                Map.entry("ChangeMessageVisibility", Action.immediate(VisibilityActions::one)),
                Map.entry("ChangeMessageVisibilityBatch", Action.immediate(VisibilityActions::batch)),
                Map.entry("StartMessageMoveTask", Action.immediate(MoveActions::start)),
                Map.entry("CancelMessageMoveTask", Action.immediate(MoveActions::cancel)),
                Map.entry("ListMessageMoveTasks", Action.immediate(MoveActions::list)));
    }

    /**
     * Returns the action with this name.
     *
     * @throws SqsException UnknownOperation
     */
    public Action named(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new SqsException(
                        ErrorCode.UNKNOWN_OPERATION, "The action " + name + " is not valid for this endpoint."));
    }
}
