using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using SampleBuild;
using SampleBuild.Defects;

// A build that the tests run as its own process. What can't live beside the other tasks is switched on by SAMPLE_VARIANT.
var host = new CakeHost().UseContext<SampleContext>();
switch (Environment.GetEnvironmentVariable("SAMPLE_VARIANT"))
{
    case "lifetimes":
        host.UseLifetime<Lifetime>().UseTaskLifetime<TaskLifetime>();
        break;
    case "setup-fails":
        host.UseSetup<FailingSetup>().UseTeardown<Lifetime>();
        break;
    case "teardown-fails":
        host.UseTeardown<FailingTeardown>();
        break;
    case "circle":
        host.ConfigureServices(services => services
            .AddSingleton<IFrostingTask, Chicken>().AddSingleton<IFrostingTask, Egg>().AddSingleton<IFrostingTask, Nest>());
        break;
    case "pair":
        host.ConfigureServices(services => services.AddSingleton<IFrostingTask, Left>().AddSingleton<IFrostingTask, Right>());
        break;
    case "twins":
        host.ConfigureServices(services => services.AddSingleton<IFrostingTask, Twin>());
        break;
    case "other-context":
        host.ConfigureServices(services => services.AddSingleton<IFrostingTask, ForOtherContext>());
        break;
    case "no-task":
        host.ConfigureServices(services => services.AddSingleton<IFrostingTask, DependsOnNoTask>());
        break;
    case "context-fails":
        host.UseContext<FailingContext>();
        break;
    case "setting":
        host.UseCakeSetting("sample_setting", "from the host");
        break;
    case "subfolder":
        host.UseWorkingDirectory("work");
        break;
}

return host.Run(args);
