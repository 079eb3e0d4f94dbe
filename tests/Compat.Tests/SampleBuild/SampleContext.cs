using Cake.Core;
using Cake.Frosting;

namespace SampleBuild;

/// <summary>Says what happens, in order, in lines that the tests read.</summary>
public class SampleContext(ICakeContext context) : FrostingContext(context)
{
    private int step;

    public void Say(string what) => Console.WriteLine($"[{++step}] {what}");
}
