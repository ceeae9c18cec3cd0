// Remembers offered addresses until they are accepted.
module PendingRequests (
    input  wire        clock,
    input  wire        reset,
    input  wire        raised_read,
    input  wire        raised_readAccepted,
    input  wire        raised_write,
    input  wire        raised_writeAccepted,
    input  wire        start,
    output wire        none,
    output wire        nothingToRemember
);
    reg         pendingRead;
    reg         pendingWrite;

    wire readWaits = raised_read & ~raised_readAccepted;
    wire writeWaits = raised_write & ~raised_writeAccepted;
    wire none_merged =
        (pendingRead & ~raised_readAccepted) |
        (pendingWrite & ~raised_writeAccepted);
    assign none = ~none_merged;
    assign nothingToRemember = ~(readWaits | writeWaits);

    always @(posedge clock) begin
        if (reset) begin
            pendingRead <= 1'b0;
            pendingWrite <= 1'b0;
        end else if (start) begin
            pendingRead <= readWaits;
            pendingWrite <= writeWaits;
        end else begin
            if (raised_readAccepted) pendingRead <= 1'b0;
            if (raised_writeAccepted) pendingWrite <= 1'b0;
        end
    end
endmodule
