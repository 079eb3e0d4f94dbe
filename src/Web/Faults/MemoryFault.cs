using System.Runtime.InteropServices;

namespace Cortico.Web.Faults;

/// <summary>
/// Holds memory that counts as resident. It is not the garbage collector's: freed, it goes back to the system
/// at once, so that the memory alert is seen to resolve.
/// </summary>
public static class MemoryFault
{
    private const int Mebibyte = 1024 * 1024;

    public static async Task HoldAsync(int mebibytes, CancellationToken end)
    {
        using var memory = new Block(mebibytes);
        await end.WhenCancelledAsync();
    }

    private sealed unsafe class Block : SafeHandle
    {
        public Block(int mebibytes)
            : base(nint.Zero, ownsHandle: true)
        {
            var length = (nuint)mebibytes * Mebibyte;
            SetHandle((nint)NativeMemory.Alloc(length));
            // A page is resident only once it was written to.
            NativeMemory.Fill((void*)handle, length, 1);
        }

        public override bool IsInvalid => handle == nint.Zero;

        protected override bool ReleaseHandle()
        {
            NativeMemory.Free((void*)handle);
            return true;
        }
    }
}
